package com.acme;

import io.memoise.Memoise;
import io.memoise.Memos;
import java.math.BigDecimal;
import java.util.List;

public class Main {
    static int bodies;

    private final String currency;

    Main(String currency) {
        this.currency = currency;
    }

    @Memoise
    static List<Price> catalogue(String shop) {
        bodies++;
        return List.of(new Price(shop + " tea", new BigDecimal("2.50")), new Price(shop + " scone", BigDecimal.TEN));
    }

    @Memoise
    private String label(Price price) {
        bodies++;
        return price.item() + ": " + price.amount() + " " + currency;
    }

    @Memoise
    private static long fibonacci(int n) {
        bodies++;
        return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
    }

    public static void main(String[] args) {
        Main main = new Main("GBP");
        for (int time = 0; time < 2; time++) {
            for (Price price : catalogue("corner")) {
                System.out.println("answer " + main.label(price));
            }
        }
        System.out.println("answer " + fibonacci(30));
        System.out.println("body ran " + bodies);
        System.out.println("misses " + Memos.current().stats().misses());
    }
}
