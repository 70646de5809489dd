package io.memoise.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memoise.Memoise;
import io.memoise.Memoise.Receiver;
import io.memoise.key.ReceiverKey.ByIdentity;
import io.memoise.key.ReceiverKey.ByValue;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReceiverTest {
    @TempDir
    static Path state;

    static class Stateless {
        static int counted = 1;
    }

    static final class StatelessChild extends Stateless {}

    static class Client {
        private String base;
        final int retries;

        Client(String base, int retries) {
            this.base = base;
            this.retries = retries;
        }

        @Override
        public boolean equals(Object other) {
            throw new AssertionError("equals was called");
        }

        @Override
        public int hashCode() {
            throw new AssertionError("hashCode was called");
        }
    }

    static final class PagedClient extends Client {
        /** Hides nothing: the superclass's field of this name counts by itself. */
        private final String base;

        private final List<String> pages = new ArrayList<>();

        PagedClient(String inherited, String base) {
            super(inherited, 3);
            this.base = base;
        }
    }

    static final class Equipped {
        private final String base = "b";
        private final System.Logger log = System.getLogger("x");
        private final Executor executor = Runnable::run;
        private final Executor none = null;
        private final ReentrantLock lock = new ReentrantLock();
        private final Object readWriteLock = new ReentrantReadWriteLock();

        @Memoise.Ignore
        private final Object noise = new Object();

        transient volatile Object memoise$memos = new Object();
        final Object ajc$interField$x = new Object();
    }

    static final class Service {
        final String name;
        final Runnable repository;

        Service(String name, Runnable repository) {
            this.name = name;
            this.repository = repository;
        }
    }

    static final class Worker extends Thread {}

    record Endpoint(String host, int port) {}

    record Bare() {}

    record Connected(String host, Lock lock, @Memoise.Ignore Object link) {}

    enum Site {
        FIRST,
        SECOND {
            final Object state = new Object();
        }
    }

    static final class Login {
        final String user;

        @Memoise.Secret
        final String password;

        Login(String user, String password) {
            this.user = user;
            this.password = password;
        }
    }

    static final class Outer {
        private final Object tenant;

        Outer(Object tenant) {
            this.tenant = tenant;
        }

        final class Inner {
            final String path = "p";

            @Override
            public String toString() {
                return path + tenant;
            }
        }
    }

    @Test
    void objectsWithoutFieldsAreAlike() throws Exception {
        CallKeys keys = keys(Receiver.AUTO);
        assertThat(keys.receiver(new Stateless())).isEqualTo(keys.receiver(new Stateless()));
        assertThat(keys.receiver(new Stateless())).isNotEqualTo(keys.receiver(new StatelessChild()));
        CanonicalForm constant = keys.constantReceiver(Stateless.class);
        assertThat(constant).isNotNull().isSameAs(keys.constantReceiver(Stateless.class));
        assertThat(keys.receiver(new Stateless())).isEqualTo(new ByValue(constant));
        assertThat(keys.call(constant, new Object[] {"a"}))
                .isEqualTo("{\"on\":\"io.memoise.key.ReceiverTest$Stateless\",\"args\":[\"a\"]}");
    }

    @Test
    void fieldsOfValueCountAsTheyAreAtTheCall() throws Exception {
        CallKeys keys = keys(Receiver.AUTO);
        Client client = new Client("a", 1);
        ReceiverKey before = keys.receiver(client);
        assertThat(before).isEqualTo(keys.receiver(new Client("a", 1))).isInstanceOf(ByValue.class);
        assertThat(before).isNotEqualTo(keys.receiver(new Client("b", 1)));
        assertThat(before).isNotEqualTo(keys.receiver(new Client("a", 2)));
        client.base = "b";
        assertThat(keys.receiver(client)).isEqualTo(keys.receiver(new Client("b", 1)));
        assertThat(keys.constantReceiver(Client.class)).isNull();
    }

    @Test
    void inheritedPrivateFieldsCountUnderTheirOwnClass() throws Exception {
        CallKeys keys = keys(Receiver.AUTO);
        ReceiverKey one = keys.receiver(new PagedClient("a", "b"));
        assertThat(one).isEqualTo(keys.receiver(new PagedClient("a", "b")));
        assertThat(one).isNotEqualTo(keys.receiver(new PagedClient("b", "a")));
        assertThat(one).isNotEqualTo(keys.receiver(new PagedClient("b", "b")));
        assertThat(text(one))
                .isEqualTo("{\"object io.memoise.key.ReceiverTest$PagedClient\":{"
                        + "\"io.memoise.key.ReceiverTest$Client.base\":\"a\","
                        + "\"io.memoise.key.ReceiverTest$Client.retries\":3,"
                        + "\"io.memoise.key.ReceiverTest$PagedClient.base\":\"b\","
                        + "\"io.memoise.key.ReceiverTest$PagedClient.pages\":{\"list\":[]}}}");
    }

    @Test
    void aChangedCollectionIsAnotherReceiver() throws Exception {
        CallKeys keys = keys(Receiver.AUTO);
        PagedClient client = new PagedClient("a", "b");
        ReceiverKey before = keys.receiver(client);
        client.pages.add("p");
        assertThat(keys.receiver(client)).isNotEqualTo(before).isInstanceOf(ByValue.class);
    }

    @Test
    void bystandersAndTheWeaversFieldsDoNotCount() throws Exception {
        CallKeys keys = keys(Receiver.AUTO);
        assertThat(keys.receiver(new Equipped()))
                .isEqualTo(keys.receiver(new Equipped()))
                .isInstanceOf(ByValue.class);
        assertThat(text(keys.receiver(new Equipped())))
                .isEqualTo("{\"object io.memoise.key.ReceiverTest$Equipped\":"
                        + "{\"io.memoise.key.ReceiverTest$Equipped.base\":\"b\"}}");
    }

    @Test
    void aFieldWithoutAValueMeansThisOneObject() throws Exception {
        CallKeys keys = keys(Receiver.AUTO);
        Runnable repository = () -> {};
        ReceiverKey one = keys.receiver(new Service("a", repository));
        assertThat(one)
                .isInstanceOfSatisfying(
                        ByIdentity.class,
                        key -> assertThat(key.reason())
                                .isEqualTo("field 'repository' is a lambda, which has no value to compare"));
        assertThat(text(one)).isEqualTo(text(keys.receiver(new Service("a", repository))));
        assertThat(text(one)).isNotEqualTo(text(keys.receiver(new Service("b", repository))));
        assertThat(keys.receiver(new Service("a", null))).isInstanceOf(ByValue.class);
    }

    @Test
    void aSuperclassThatMayNotBeReadMeansThisOneObject() throws Exception {
        assertThat(keys(Receiver.AUTO).receiver(new Worker()))
                .isInstanceOfSatisfying(
                        ByIdentity.class,
                        key -> assertThat(key.reason()).matches("field '\\w+' of java.lang.Thread may not be read"));
        assertThat(keys(Receiver.AUTO).constantReceiver(Worker.class)).isNull();
    }

    @Test
    void enumsCountByNameAndRecordsByComponent() throws Exception {
        CallKeys keys = keys(Receiver.AUTO);
        assertThat(text(keys.receiver(Site.SECOND)))
                .isEqualTo("{\"enum io.memoise.key.ReceiverTest$Site\":\"SECOND\"}");
        assertThat(keys.receiver(Site.FIRST)).isInstanceOf(ByValue.class).isNotEqualTo(keys.receiver(Site.SECOND));
        assertThat(keys.receiver(new Endpoint("h", 1))).isEqualTo(keys.receiver(new Endpoint("h", 1)));
        assertThat(keys.receiver(new Endpoint("h", 1))).isNotEqualTo(keys.receiver(new Endpoint("h", 2)));
        assertThat(keys.constantReceiver(Bare.class)).isNotNull();
        assertThat(keys.constantReceiver(Site.class)).isNull();
        assertThat(keys.receiver(new Connected("h", new ReentrantLock(), new Object())))
                .isEqualTo(keys.receiver(new Connected("h", new ReentrantLock(), new Object())))
                .isInstanceOf(ByValue.class);
    }

    @Test
    void anInnerObjectIsAsItsOuterObjectIs() throws Exception {
        CallKeys keys = keys(Receiver.AUTO);
        ReceiverKey one = keys.receiver(new Outer("a").new Inner());
        assertThat(one).isEqualTo(keys.receiver(new Outer("a").new Inner())).isInstanceOf(ByValue.class);
        assertThat(one).isNotEqualTo(keys.receiver(new Outer("b").new Inner()));
        assertThat(keys.receiver(new Outer(new Object()).new Inner()))
                .isInstanceOfSatisfying(
                        ByIdentity.class,
                        key -> assertThat(key.reason())
                                .isEqualTo("field 'tenant' is a java.lang.Object, which has no value to compare"));
    }

    @Test
    void whatALocalClassCapturesCounts() throws Exception {
        CallKeys keys = keys(Receiver.AUTO);
        assertThat(keys.receiver(local("a")))
                .isEqualTo(keys.receiver(local("a")))
                .isInstanceOf(ByValue.class);
        assertThat(keys.receiver(local("a"))).isNotEqualTo(keys.receiver(local("b")));
    }

    private static Object local(String captured) {
        class Local {
            @Override
            public String toString() {
                return captured;
            }
        }
        return new Local();
    }

    /** The next build may give its name to another class. */
    @ParameterizedTest
    @EnumSource(names = {"AUTO", "IGNORE", "IDENTITY"})
    void anObjectOfAClassWithoutALastingNameIsItself(Receiver rule) throws Exception {
        CallKeys keys = keys(rule);
        Object anonymous = new Stateless() {};
        Supplier<String> lambda = () -> "x";
        for (Object nameless : List.of(anonymous, lambda)) {
            assertThat(keys.constantReceiver(nameless.getClass())).isNull();
            assertThat(keys.receiver(nameless)).isInstanceOf(ByIdentity.class);
        }
    }

    @Test
    void underIgnoreOnlyTheClassCounts() throws Exception {
        CallKeys keys = keys(Receiver.IGNORE);
        ReceiverKey one = keys.receiver(new Service("a", () -> {}));
        assertThat(one).isEqualTo(keys.receiver(new Service("b", null))).isInstanceOf(ByValue.class);
        assertThat(one).isEqualTo(new ByValue(keys.constantReceiver(Service.class)));
        assertThat(one).isNotEqualTo(keys.receiver(new Client("a", 1)));
        assertThat(keys.receiver(new Worker())).isInstanceOf(ByValue.class);
        assertThat(keys.receiver(Site.SECOND)).isInstanceOf(ByValue.class);
    }

    @Test
    void underIdentityEveryObjectIsItself() throws Exception {
        CallKeys keys = keys(Receiver.IDENTITY);
        assertThat(keys.receiver(new Stateless()))
                .isInstanceOfSatisfying(
                        ByIdentity.class, key -> assertThat(key.reason()).isEmpty());
        assertThat(keys.constantReceiver(Stateless.class)).isNull();
        assertThat(keys.receiver(new Client("a", 1))).isNotEqualTo(keys.receiver(new Client("b", 1)));
    }

    @Test
    void underValueAFieldWithoutAValueIsAnError() throws Exception {
        CallKeys keys = keys(Receiver.VALUE);
        assertThat(keys.receiver(new Client("a", 1))).isInstanceOf(ByValue.class);
        assertThatThrownBy(() -> keys.receiver(new Service("a", () -> {})))
                .isInstanceOf(UnkeyableException.class)
                .hasMessage(
                        "the receiver, a io.memoise.key.ReceiverTest$Service, is no value: field 'repository' is a lambda, "
                                + "which has no value to compare. Mark the field @Memoise.Ignore, make it a value, "
                                + "or choose another Memoise.Receiver");
    }

    @Test
    void aSecretFieldCountsAndIsInNoText() throws Exception {
        CallKeys keys = keys(Receiver.AUTO);
        ByValue one = (ByValue) keys.receiver(new Login("kate", "hunter2"));
        assertThat(one).isEqualTo(keys.receiver(new Login("kate", "hunter2")));
        assertThat(one).isNotEqualTo(keys.receiver(new Login("kate", "hunter3")));
        assertThat(one.form().text()).contains("kate", "{\"secret\":\"").doesNotContain("hunter2");
        assertThat(keys.call(one.form(), new Object[] {"a"}))
                .matches("\\{\"on\":\"io.memoise.key.ReceiverTest\\$Login:[0-9a-f]{64}\",\"args\":\\[\"a\"]}");
    }

    @Test
    void aLongFieldMakesNoLongForm() throws Exception {
        CallKeys keys = keys(Receiver.AUTO);
        ReceiverKey one = keys.receiver(new Client("x".repeat(1_000_000), 1));
        assertThat(text(one)).hasSizeLessThan(1_025);
        assertThat(one).isNotEqualTo(keys.receiver(new Client("x".repeat(1_000_001), 1)));
    }

    private static String text(ReceiverKey key) {
        return key instanceof ByValue value
                ? value.form().text()
                : ((ByIdentity) key).form().text();
    }

    private static CallKeys keys(Receiver rule) throws Exception {
        return new CallKeys(
                Object.class.getMethod("equals", Object.class),
                List.of(),
                rule,
                MethodHandles.lookup(),
                () -> new Secrets(state));
    }
}
