package io.memoise.benchmarks.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One process of the race. It prints its figures, one a line, each a name and a number.
 *
 * <p>{@code fill} makes {@code count} new results; {@code read} asks once for each of them in the same order, as a program
 * that runs again does, and then ten times for the first thousand; {@code scatter} asks once for each in another order;
 * {@code open} asks for the first one alone.
 */
final class Worker {
    private static final int IN_MEMORY = 1_000;
    private static final int REPEATS = 10;

    private Worker() {}

    /**
     * @param arguments contender, {@code fill}, {@code read}, {@code scatter} or {@code open}, directory, first number,
     *     count, {@code users} or {@code pages}
     */
    public static void main(String[] arguments) throws Exception {
        int first = Integer.parseInt(arguments[3]);
        int count = Integer.parseInt(arguments[4]);
        String phase = arguments[1];
        boolean fills = phase.equals("fill");
        Bodies bodies = new Bodies(first, fills ? count : 0, arguments[5].equals("pages"));
        long start = System.nanoTime();
        Contender contender = Contender.open(arguments[0], Path.of(arguments[2]), bodies, first + count);
        if (fills) {
            say("open and first new ms", millis(start, contender.answer(first)));
            start = System.nanoTime();
            for (int i = first + 1; i < first + count; i++) {
                contender.answer(i);
            }
            contender.close();
            say("new/s", (count - 1) / (millis(start, contender) / 1_000));
            require(bodies.runs() == count, "ran " + bodies.runs() + " bodies for " + count + " numbers");
            return;
        }
        say("open and first hit ms", millis(start, contender.answer(first)));
        if (phase.equals("read")) {
            read(contender, count, false, "hits after restart/s");
            repeat(contender, Math.min(count, IN_MEMORY));
        } else if (phase.equals("scatter")) {
            read(contender, count, true, "scattered hits/s");
        }
        sayMemory();
        contender.close();
    }

    private static void read(Contender contender, int count, boolean scattered, String figure) {
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            require(contender.answer(scattered ? scattered(i, count) : i) != null, "nothing for " + i);
        }
        say(figure, count / (millis(start, contender) / 1_000));
    }

    private static void repeat(Contender contender, int count) {
        for (int i = 0; i < count; i++) {
            contender.answer(i);
        }
        long start = System.nanoTime();
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            for (int i = 0; i < count; i++) {
                contender.answer(i);
            }
        }
        say("repeated hits/s", REPEATS * count / (millis(start, contender) / 1_000));
    }

    /** What the open contender takes in the heap, and the process all together where the system tells. */
    private static void sayMemory() throws IOException {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        say("heap MB", (runtime.totalMemory() - runtime.freeMemory()) / 1e6);
        Path status = Path.of("/proc/self/status");
        if (Files.isReadable(status)) {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmRSS:")) {
                    say("resident MB", Integer.parseInt(line.replaceAll("[^0-9]", "")) / 1e3);
                }
            }
        }
    }

    /** Every number once: 7919 is a prime that no count here is a multiple of. */
    private static int scattered(int i, int count) {
        return (int) (i * 7919L % count);
    }

    private static double millis(long start, Object used) {
        require(used != null, "nothing");
        return (System.nanoTime() - start) / 1e6;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }

    private static void say(String figure, double value) {
        System.out.println(figure + "\t" + value);
    }
}
