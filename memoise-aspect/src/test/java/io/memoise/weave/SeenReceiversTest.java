package io.memoise.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.Memoise;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects that woven code has seen before: it compares their fields, and never takes one state for another. */
class SeenReceiversTest extends InMemory {

    /** Objects without a value. */
    private static final class Connection {}

    private record Names(List<String> names) {}

    private static final class Everything implements Cloneable {
        boolean truth;
        byte small;
        short shorter;
        char letter;
        int number;
        long large;
        float single;
        double twice;
        String text = "";
        Object any;

        @Memoise.Ignore
        final Everything self = this;

        @Memoise
        String told(String mark) {
            BODIES.incrementAndGet();
            return mark + truth + small + shorter + letter + number + large + single + twice + text + named(any);
        }

        String now(String mark) {
            return mark + truth + small + shorter + letter + number + large + single + twice + text + named(any);
        }

        private static String named(Object any) {
            return any instanceof Connection ? "connected" : String.valueOf(any);
        }

        Everything copy() throws CloneNotSupportedException {
            return (Everything) clone();
        }
    }

    /** Calls often enough that woven code answers by what it has seen. */
    private static void calls(Everything object) {
        for (int i = 0; i < 5; i++) {
            assertThat(object.told("-")).isEqualTo(object.now("-"));
        }
    }

    private static void changes(Everything object, Consumer<Everything> change) {
        calls(object);
        int before = BODIES.get();
        change.accept(object);
        calls(object);
        assertThat(BODIES).hasValue(before + 1);
    }

    @Test
    void aFieldOfAnyTypeThatIsSetLaterMisses() {
        Everything object = new Everything();
        changes(object, it -> it.truth = true);
        changes(object, it -> it.small = -1);
        changes(object, it -> it.shorter = -1);
        changes(object, it -> it.letter = '\uffff');
        changes(object, it -> it.number = -1);
        changes(object, it -> it.large = 1L << 40);
        changes(object, it -> it.single = -0.0f);
        changes(object, it -> it.single = Float.NaN);
        changes(object, it -> it.twice = -0.0);
        changes(object, it -> it.twice = Double.NaN);
        changes(object, it -> it.text = "t");
        changes(object, it -> it.text = null);
        changes(object, it -> it.any = 1);
        changes(object, it -> it.any = 1L);
        changes(object, it -> it.any = new Names(List.of("a")));
    }

    /** Is seen while its final fields hold nothing, or the last of them does. */
    private static final class Early {
        final String name;
        final boolean truth;
        final int number;
        final Object any;

        Early(String name, boolean truth, int number, Object any) {
            calls();
            this.name = name;
            calls();
            this.truth = truth;
            calls();
            this.number = number;
            calls();
            this.any = any;
            calls();
        }

        void calls() {
            for (int i = 0; i < 5; i++) {
                assertThat(told("-")).isEqualTo(now());
            }
        }

        @Memoise
        String told(String mark) {
            BODIES.incrementAndGet();
            return now();
        }

        String now() {
            return name + truth + number + (any instanceof Connection ? "connected" : any);
        }
    }

    @Test
    void aFinalFieldThatIsSetAfterACallMisses() {
        new Early("kate", true, 1, "x").calls();
        assertThat(BODIES).hasValue(5);
        new Early("ann", false, 0, null).calls();
        assertThat(BODIES).hasValue(6);
        new Early("joe", true, 0, new Connection()).calls();
    }

    @Test
    void aFormerStateIsRemembered() {
        Everything object = new Everything();
        calls(object);
        object.number = 1;
        calls(object);
        object.number = 0;
        calls(object);
        object.text = new String("");
        calls(object);
        object.twice = Double.longBitsToDouble(0x7ff8000000000001L);
        calls(object);
        object.twice = Double.NaN;
        calls(object);
        Everything other = new Everything();
        other.twice = Double.NaN;
        calls(other);
        assertThat(BODIES).hasValue(3);
    }

    @Test
    void whatChangesByItselfIsReadAtEveryCall() {
        Everything object = new Everything();
        List<String> list = new ArrayList<>(List.of("a"));
        object.any = list;
        changes(object, it -> list.add("b"));
        object.any = new Names(list);
        changes(object, it -> list.add("c"));
        object.any = List.of(List.of("a"), list);
        changes(object, it -> list.add("d"));
    }

    @Test
    void memosOfAnObjectStayItsOwnWhileItHoldsWhatHasNoValue() {
        Everything object = new Everything();
        object.any = new Connection();
        calls(object);
        object.any = new Connection();
        calls(object);
        assertThat(BODIES).hasValue(1);
        changes(object, it -> it.number = 1);
        changes(object, it -> it.any = Connection.class);
        changes(object, it -> it.any = String.class);
        object.any = new Connection();
        calls(object);
        assertThat(BODIES).hasValue(4);
    }

    @Test
    void aCloneIsAnObjectOfItsOwn() throws CloneNotSupportedException {
        Everything object = new Everything();
        object.any = new Connection();
        calls(object);
        Everything copy = object.copy();
        calls(copy);
        calls(object);
        assertThat(BODIES).hasValue(2);
    }

    @Test
    void memosOfAnObjectAreForgottenWithAllOthers() {
        Everything object = new Everything();
        object.any = new Connection();
        calls(object);
        memos.evict(() -> object.told("-"));
        calls(object);
        assertThat(BODIES).hasValue(2);
        memos.clear();
        calls(object);
        assertThat(BODIES).hasValue(3);
    }

    enum Planet {
        EARTH,
        MARS {
            @Override
            String describe() {
                return "red";
            }
        };

        String describe() {
            return name();
        }

        @Memoise
        String told(String mark) {
            BODIES.incrementAndGet();
            return mark + describe();
        }
    }

    @Test
    void constantsOfAnEnumAreApart() {
        for (int i = 0; i < 5; i++) {
            assertThat(Planet.EARTH.told("-")).isEqualTo("-EARTH");
            assertThat(Planet.MARS.told("-")).isEqualTo("-red");
        }
        assertThat(BODIES).hasValue(2);
    }

    static class Base {
        int base;

        @Memoise
        String one(int a) {
            BODIES.incrementAndGet();
            return "one" + a + base;
        }

        @Memoise(receiver = Memoise.Receiver.IDENTITY)
        String alone(int a) {
            BODIES.incrementAndGet();
            return "alone" + a + base;
        }
    }

    static final class Derived extends Base {
        int derived;

        @Memoise
        String two(int a) {
            BODIES.incrementAndGet();
            return "two" + a + base + derived;
        }

        @Memoise(receiver = Memoise.Receiver.IGNORE)
        String ignoring(int a) {
            BODIES.incrementAndGet();
            return "ignoring" + a;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void manyMethodsOfAnObjectKeepApart(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Derived> objects = List.of(new Derived(), new Derived(), new Derived());
        for (int i = 0; i < 3_000; i++) {
            Derived object = objects.get(random.nextInt(3));
            int a = random.nextInt(2);
            switch (random.nextInt(40)) {
                case 0 -> object.base = random.nextInt(2);
                case 1 -> object.derived = random.nextInt(2);
                case 2 -> memos.clear();
                case 3 -> memos.evict(() -> object.one(a));
                default -> {
                    assertThat(object.one(a)).isEqualTo("one" + a + object.base);
                    assertThat(object.alone(a)).isEqualTo("alone" + a + object.base);
                    assertThat(object.two(a)).isEqualTo("two" + a + object.base + object.derived);
                    assertThat(object.ignoring(a)).isEqualTo("ignoring" + a);
                }
            }
        }
    }

    private static final class Phased {
        static volatile int written;
        volatile int phase;

        @Memoise
        int told() {
            BODIES.incrementAndGet();
            return phase;
        }
    }

    /** Every answer is that of a phase between the beginning and the end of its call. */
    @Test
    void aWriterBesideCallsNeverGivesAnAnswerOfAnotherTime() throws InterruptedException {
        int phases = 64;
        Phased object = new Phased();
        for (int i = 0; i < 3 * phases; i++) {
            object.phase = i % phases;
            object.told();
        }
        assertThat(BODIES).hasValue(phases);
        Phased.written = 0;
        object.phase = 0;
        AtomicInteger judged = new AtomicInteger();
        ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
        Thread reader = new Thread(() -> {
            while (Phased.written < 300_000) {
                int before = Math.max(0, Phased.written - 1);
                int phase = object.told();
                int after = Phased.written;
                if (after - before < phases) {
                    judged.incrementAndGet();
                    if (Math.floorMod(phase - before, phases) > after - before) {
                        wrong.add(phase + " between " + before + " and " + after);
                    }
                }
            }
        });
        reader.start();
        for (int i = 1; i <= 300_000; i++) {
            Phased.written = i;
            object.phase = i % phases;
            if (i % 16 == 0) {
                Thread.yield();
            }
        }
        reader.join();
        assertThat(wrong).isEmpty();
        assertThat(judged).hasPositiveValue();
        assertThat(BODIES).hasValue(phases);
    }
}
