package com.acme;

import io.memoise.Memos;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class Main {

    public static void main(String[] args) {
        SpringApplication.run(Main.class, args);
    }

    @Bean
    CommandLineRunner run(Quotes quotes, Reports reports) {
        return args -> {
            System.out.println("answer " + quotes.both("tea"));
            System.out.println("answer " + reports.both("tea"));
            System.out.println("body ran " + Quotes.bodies);
            System.out.println("misses " + Memos.current().stats().misses());
            System.out.println("body with a service ran " + Reports.bodies);
        };
    }
}
