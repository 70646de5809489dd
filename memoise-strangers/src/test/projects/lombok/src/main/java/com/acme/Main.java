package com.acme;

import io.memoise.Memoise;
import io.memoise.Memos;
import lombok.RequiredArgsConstructor;
import lombok.Value;

@RequiredArgsConstructor
public class Main {
    static int bodies;

    private final String currency;

    @Memoise
    private Price price(Item item) {
        bodies++;
        return Price.builder().label(item.getName() + " in " + currency).pence(250 * item.getCount()).build();
    }

    public static void main(String[] args) {
        Main main = new Main("GBP");
        for (int time = 0; time < 2; time++) {
            System.out.println(main.price(new Item("tea", 1)));
            System.out.println(main.price(new Item("scone", 2)));
        }
        System.out.println("body ran " + bodies);
        System.out.println("misses " + Memos.current().stats().misses());
    }

    @Value
    static class Item {
        String name;
        int count;
    }
}
