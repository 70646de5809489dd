package com.acme;

import io.memoise.Memoise;
import io.memoise.Memos;
import lombok.Getter;
import lombok.RequiredArgsConstructor;

@Getter
@RequiredArgsConstructor
public class Main {
    static int bodies;

    private final String currency;

    @Memoise
    private Price price(String item, int count) {
        bodies++;
        return Price.builder().label(item + " in " + getCurrency()).pence(250 * count).build();
    }

    public static void main(String[] args) {
        Main main = new Main("GBP");
        for (int time = 0; time < 2; time++) {
            System.out.println("answer " + main.price("tea", 1));
            System.out.println("answer " + main.price("scone", 2));
        }
        System.out.println("body ran " + bodies);
        System.out.println("misses " + Memos.current().stats().misses());
    }
}
