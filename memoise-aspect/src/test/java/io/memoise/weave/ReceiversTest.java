package io.memoise.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.Memoise;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects that woven methods are called on. */
class ReceiversTest extends InMemory {
    @TempDir
    Path directory;

    private static String ran(String answer) {
        BODIES.incrementAndGet();
        return answer;
    }

    static class Account {
        private final String name;

        Account(String name) {
            this.name = name;
        }

        @Memoise
        String page(String path) {
            return ran(path + " of " + describe());
        }

        String describe() {
            return name;
        }
    }

    /** Has a field of the name that its superclass has, and a state of its own. */
    static final class Shadowing extends Account {
        private final String name;

        Shadowing(String inherited, String name) {
            super(inherited);
            this.name = name;
        }

        @Override
        String describe() {
            return super.describe() + "/" + name;
        }
    }

    @Test
    void allFieldsOfAllSuperclassesCount() throws Exception {
        new Everywhere(directory)
                .call("p of a", () -> new Account("a").page("p"))
                .call("p of a/b", () -> new Shadowing("a", "b").page("p"))
                .call("p of b/a", () -> new Shadowing("b", "a").page("p"))
                .call("p of b/b", () -> new Shadowing("b", "b").page("p"))
                .call("p of null", () -> new Account(null).page("p"))
                .eachAnswersForItself();
    }

    static class Early {
        final String fromConstructor;
        final String language;

        Early(String language) {
            fromConstructor = greet("hi");
            this.language = language;
        }

        @Memoise
        final String greet(String greeting) {
            return ran(greeting + " in " + language);
        }
    }

    @Test
    void aCallOutOfAConstructorSeesTheFieldsAsTheyAreThen() {
        Early english = new Early("en");
        Early german = new Early("de");
        assertThat(english.fromConstructor).isEqualTo("hi in null").isEqualTo(german.fromConstructor);
        assertThat(english.greet("hi")).isEqualTo("hi in en");
        assertThat(german.greet("hi")).isEqualTo("hi in de");
    }

    record Range(int from, int to) {
        Range {
            if (of(from, to) < 0) {
                throw new IllegalArgumentException("backwards");
            }
        }

        @Memoise
        private static int of(int from, int to) {
            BODIES.incrementAndGet();
            return to - from;
        }

        @Memoise
        String spelled() {
            return ran(from + ".." + to);
        }
    }

    @Test
    void recordsAreAsTheirComponents() throws Exception {
        new Everywhere(directory)
                .call("1..2", () -> new Range(1, 2).spelled())
                .call("1..3", () -> new Range(1, 3).spelled())
                .eachAnswersForItself();
    }

    static final class Basket {
        private final List<String> things = new ArrayList<>();
        private final Map<String, int[]> counts = new TreeMap<>();

        @Memoise
        String content(String mark) {
            return ran(mark + things + counts.size() + (counts.isEmpty() ? 0 : counts.get("a")[0]));
        }
    }

    @Test
    void aFinalFieldMayHoldWhatChanges() {
        Basket basket = new Basket();
        assertThat(basket.content("-")).isEqualTo("-[]00");
        basket.things.add("x");
        assertThat(basket.content("-")).isEqualTo("-[x]00");
        int[] count = {1};
        basket.counts.put("a", count);
        assertThat(basket.content("-")).isEqualTo("-[x]11");
        count[0] = 2;
        assertThat(basket.content("-")).isEqualTo("-[x]12");
        basket.things.clear();
        basket.counts.clear();
        assertThat(basket.content("-")).isEqualTo("-[]00");
        assertThat(BODIES).hasValue(4);
    }

    static final class Shop {
        String currency = "EUR";

        final class Till {
            @Memoise
            String price(int cents) {
                return ran(cents + currency);
            }
        }

        static final class Shelf {
            @Memoise
            String place(int number) {
                return ran("shelf " + number);
            }
        }
    }

    @Test
    void anInnerObjectAnswersAsItsOuterObjectIs() {
        Shop shop = new Shop();
        Shop.Till till = shop.new Till();
        assertThat(till.price(1)).isEqualTo("1EUR");
        shop.currency = "USD";
        assertThat(till.price(1)).isEqualTo("1USD");
        assertThat(new Shop().new Till().price(1)).isEqualTo("1EUR");
        assertThat(BODIES).hasValue(2);
        assertThat(new Shop.Shelf().place(1)).isEqualTo(new Shop.Shelf().place(1));
        assertThat(BODIES).hasValue(3);
    }

    static final class Equipped {
        final String tenant;
        final System.Logger log = System.getLogger("x");
        final Executor executor = Runnable::run;
        final ReentrantLock lock = new ReentrantLock();

        @Memoise.Ignore
        final Object progress = new Object();

        Equipped(String tenant) {
            this.tenant = tenant;
        }

        @Memoise
        String page(String path) {
            return ran(tenant + path);
        }
    }

    @Test
    void loggersExecutorsLocksAndWhatIsIgnoredDoNotCount() throws Exception {
        new Everywhere(directory)
                .call("a/", () -> new Equipped("a").page("/"))
                .call("b/", () -> new Equipped("b").page("/"))
                .eachAnswersForItself();
    }

    static final class Names extends ArrayList<String> {
        @Memoise
        String joined(String by) {
            return ran(String.join(by, this));
        }
    }

    static final class Worker extends Thread {
        final AtomicInteger runs = new AtomicInteger();

        @Memoise
        String work(String on) {
            return ran(on + runs.incrementAndGet());
        }
    }

    /** What such an object holds can't be seen, so that its own memos may not outlive a change. */
    @Test
    void anObjectWhoseSuperclassCannotBeReadSharesWithNoOther() {
        Names one = new Names();
        one.add("a");
        Names other = new Names();
        other.add("b");
        assertThat(one.joined(",")).isEqualTo("a");
        assertThat(other.joined(",")).isEqualTo("b");
        Worker first = new Worker();
        assertThat(first.work("x")).isEqualTo("x1").isEqualTo(first.work("x"));
        assertThat(new Worker().work("x")).isEqualTo("x1");
        assertThat(BODIES).hasValue(4);
    }

    interface Greeter {
        String name();

        @Memoise
        default String greet(String greeting) {
            return ran(greeting + " " + name());
        }
    }

    @Test
    void lambdasAndProxiesShareNothing() {
        Greeter kate = () -> "kate";
        Greeter adam = () -> "adam";
        Greeter proxy = (Greeter) Proxy.newProxyInstance(
                Greeter.class.getClassLoader(),
                new Class<?>[] {Greeter.class},
                (self, method, arguments) -> method.isDefault()
                        ? java.lang.reflect.InvocationHandler.invokeDefault(self, method, arguments)
                        : "proxy");
        for (int i = 0; i < 2; i++) {
            assertThat(kate.greet("hi")).isEqualTo("hi kate");
            assertThat(adam.greet("hi")).isEqualTo("hi adam");
            assertThat(proxy.greet("hi")).isEqualTo("hi proxy");
        }
    }

    static final class Capturing {
        final String name;
        final Supplier<String> supplier = () -> page("p");

        Capturing(String name) {
            this.name = name;
        }

        @Memoise
        String page(String path) {
            return ran(path + name);
        }
    }

    @Test
    void aLambdaThatCapturesThisCallsTheObjectsOwnMethod() {
        Capturing one = new Capturing("a");
        Capturing other = new Capturing("b");
        assertThat(one.supplier.get()).isEqualTo("pa").isEqualTo(one.page("p"));
        assertThat(other.supplier.get()).isEqualTo("pb");
        assertThat(BODIES).hasValue(2);
    }

    @Test
    void anAnonymousObjectAnswersForItselfAlone() {
        Account one = new Account("a") {};
        Account other = new Account("a") {
            @Override
            String describe() {
                return "other";
            }
        };
        assertThat(one.page("p")).isEqualTo("p of a").isEqualTo(one.page("p"));
        assertThat(other.page("p")).isEqualTo("p of other").isEqualTo(other.page("p"));
        assertThat(new Account("a").page("p")).isEqualTo("p of a");
        assertThat(BODIES).hasValue(3);
    }

    /** Makes far more objects with memos of their own than its heap could hold. */
    static final class ManyObjects {
        private final AtomicInteger calls = new AtomicInteger();
        private final byte[] weight = new byte[4_096];

        private ManyObjects() {}

        @Memoise
        String page(int number) {
            return number + " " + calls.incrementAndGet() + weight.length;
        }

        public static void main(String[] none) {
            for (int i = 0; i < 100_000; i++) {
                ManyObjects object = new ManyObjects();
                if (!object.page(i).equals(i + " 14096") || !object.page(i).equals(i + " 14096")) {
                    throw new AssertionError("object " + i);
                }
            }
            System.out.println("done");
        }
    }

    @Test
    void aHundredThousandObjectsWithMemosOfTheirOwnComeAndGo() throws Exception {
        assertThat(Programs.run(List.of("-Xmx32m", "-Dmemoise.dir=" + directory), ManyObjects.class))
                .containsExactly("done");
    }
}
