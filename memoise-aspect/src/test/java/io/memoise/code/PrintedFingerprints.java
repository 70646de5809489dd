package io.memoise.code;

import java.util.Arrays;

/** A program that prints whether a class that it loads is woven, and the fingerprints of its methods. */
final class PrintedFingerprints {
    private PrintedFingerprints() {}

    public static void main(String[] arguments) throws ClassNotFoundException {
        Class<?> type = Class.forName(arguments[0]);
        boolean woven = Arrays.stream(type.getDeclaredFields())
                .anyMatch(each -> each.getName().startsWith("ajc$tjp_"));
        System.out.println((woven ? "woven " : "unwoven ") + Compiled.fingerprints(type));
    }
}
