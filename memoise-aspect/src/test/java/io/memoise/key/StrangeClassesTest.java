package io.memoise.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memoise.Memoise;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Classes that have the name of another, or none that the method's class knows. */
class StrangeClassesTest {
    private final Supplier<Secrets> secrets = () -> new Secrets(Path.of("target", "forms"));
    private final Canonicaliser canonicaliser = new Canonicaliser(MethodHandles.lookup(), secrets);

    public static final class Receiver {
        public Receiver() {}
    }

    public enum Mark {
        ONLY
    }

    @Test
    void theMethodsOwnLoaderAndThePlatformsAreKnown() {
        assertThat(canonicaliser.familiar(Samples.Point.class)).isTrue();
        assertThat(canonicaliser.familiar(Samples.Point[][].class)).isTrue();
        assertThat(canonicaliser.familiar(String.class)).isTrue();
        assertThat(canonicaliser.familiar(int[].class)).isTrue();
        assertThat(canonicaliser.familiar(java.sql.Timestamp.class)).isTrue();
    }

    @Test
    void aHiddenClassIsNot() {
        Runnable lambda = () -> {};
        assertThat(canonicaliser.familiar(lambda.getClass())).isFalse();
    }

    @Test
    void aClassOfAnotherLoaderIsNot() throws Exception {
        assertThat(canonicaliser.familiar(anew(Receiver.class))).isFalse();
        assertThat(canonicaliser.familiar(anew(Receiver.class).arrayType())).isFalse();
        assertThatThrownBy(() -> canonicaliser.text(anew(Mark.class).getEnumConstants()[0]))
                .isInstanceOf(UnkeyableException.class)
                .hasMessage(
                        "is a io.memoise.key.StrangeClassesTest$Mark, and its class is not the one that the method's"
                                + " class knows as io.memoise.key.StrangeClassesTest$Mark");
    }

    @Test
    void whereTheMethodsClassSeesNoUsersClassNoneIsKnown() throws Exception {
        MethodHandles.Lookup ofThePlatform = MethodHandles.publicLookup().in(Object.class);
        assertThat(new Canonicaliser(ofThePlatform, secrets).familiar(Receiver.class))
                .isFalse();
        assertThat(new Canonicaliser(ofThePlatform, secrets).familiar(String.class))
                .isTrue();
        MethodHandles.Lookup ofSql = MethodHandles.publicLookup().in(java.sql.Timestamp.class);
        assertThat(new Canonicaliser(ofSql, secrets).familiar(Receiver.class)).isFalse();
    }

    @Test
    void anObjectOfOneIsKnownByIdentity() throws Exception {
        CallKeys keys = new CallKeys(
                Object.class.getMethod("toString"), List.of(), Memoise.Receiver.AUTO, MethodHandles.lookup(), secrets);
        assertThat(keys.receiver(new Receiver())).isInstanceOf(ReceiverKey.ByValue.class);
        for (Object strange : List.of(
                anew(Receiver.class).getConstructor().newInstance(),
                anew(Mark.class).getEnumConstants()[0])) {
            assertThat(keys.constantReceiver(strange.getClass())).isNull();
            assertThat(keys.receiver(strange))
                    .isInstanceOfSatisfying(
                            ReceiverKey.ByIdentity.class,
                            key -> assertThat(key.reason())
                                    .isEqualTo("its class is not the one that the method's class knows as "
                                            + strange.getClass().getName()));
        }
    }

    private static Class<?> anew(Class<?> type) throws Exception {
        return new ClassLoader(type.getClassLoader()) {
            Class<?> define() throws Exception {
                try (InputStream in = getResourceAsStream(type.getName().replace('.', '/') + ".class")) {
                    byte[] code = in.readAllBytes();
                    return defineClass(type.getName(), code, 0, code.length);
                }
            }
        }.define();
    }
}
