package io.memoise.weave;

import io.memoise.Memoise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A program that says each answer when it has it, and ends as its first argument tells: after some answers by itself, or
 * never. {@code ask} takes how many each of its threads is asked for and prints how many were computed anew.
 */
final class Ending {
    static final int THREADS = 2;
    private static final int ENOUGH = 300;
    private static final AtomicInteger BODIES = new AtomicInteger();
    private static final AtomicInteger ANSWERS = new AtomicInteger();

    private Ending() {}

    @Memoise
    private static String answer(int thread, int number) {
        BODIES.incrementAndGet();
        return "answer " + thread + " " + number + "x".repeat(number % 1_000);
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("ask")) {
            for (int thread = 0; thread < THREADS; thread++) {
                for (int number = 0; number < Integer.parseInt(arguments[1 + thread]); number++) {
                    answer(thread, number);
                }
            }
            System.out.println(BODIES);
            return;
        }
        for (int thread = 0; thread < THREADS; thread++) {
            int asking = thread;
            Thread daemon = new Thread(() -> goOn(asking));
            daemon.setDaemon(true);
            daemon.start();
        }
        while (ANSWERS.get() < ENOUGH) {
            Thread.onSpinWait();
        }
        end(arguments[0]);
    }

    private static void goOn(int thread) {
        for (int number = 0; ; number++) {
            answer(thread, number);
            say(thread + " " + number);
            ANSWERS.incrementAndGet();
        }
    }

    private static void say(String line) {
        // A pipe takes so short a line wholly or not at all.
        System.out.print(line + "\n");
        System.out.flush();
    }

    private static void end(String how) throws InterruptedException {
        switch (how) {
            case "return" -> {}
            case "exit" -> System.exit(3);
            case "halt" -> Runtime.getRuntime().halt(4);
            case "exception" -> throw new IllegalStateException("the end");
            case "overflow" -> overflow(0);
            case "memory" -> {
                List<long[]> all = new ArrayList<>();
                while (true) {
                    all.add(new long[1 << 20]);
                }
            }
            default -> Thread.currentThread().join();
        }
    }

    private static int overflow(int depth) {
        return 1 + overflow(depth + 1);
    }
}
