package io.memoise.weave;

import io.memoise.Memoise;
import java.io.Serializable;

/** A serialisable class that states no version, so that its members make it. */
public class SerialFixture implements Serializable {
    private final int number;

    public SerialFixture(int number) {
        this.number = number;
    }

    @Memoise
    public static String ofClass(String argument) {
        return argument;
    }

    @Memoise
    public String ofObject(String argument) {
        return argument + number;
    }
}
