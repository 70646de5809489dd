package io.memoise.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.memoise.Memoise;
import io.memoise.key.Samples.Liar;
import io.memoise.key.Samples.Plain;
import io.memoise.key.Samples.Point;
import io.memoise.store.Key;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallKeysTest {
    @TempDir
    Path state;

    record Account(String user, @Memoise.Secret String password) {}

    @SuppressWarnings("unused")
    static final class GitHub {
        static String page(String path, int number) {
            return path + number;
        }

        static String post(InputStream body, @Memoise.Ignore Object trace, @Memoise.Secret Object pin, Object last) {
            return "";
        }

        <T extends Comparable<T>> void odd(T[] values, int[][] grid, Map.Entry<?, ?>... rest) {}
    }

    @Test
    void aMethodIsItsClassNameAndErasedTypes() throws Exception {
        assertThat(CallKeys.methodId(method("page")))
                .isEqualTo("io.memoise.key.CallKeysTest$GitHub.page(java.lang.String,int)");
        assertThat(CallKeys.methodId(method("odd")))
                .isEqualTo(
                        "io.memoise.key.CallKeysTest$GitHub.odd(java.lang.Comparable[],int[][],java.util.Map$Entry[])");
    }

    @Test
    void aKeyIsADigestThatAnybodyCanWorkOut() throws Exception {
        String id = "io.memoise.key.CallKeysTest$GitHub.page(java.lang.String,int)";
        // printf '%s' 'io.memoise.key.CallKeysTest$GitHub.page(java.lang.String,int)' | sha256sum
        assertThat(CallKeys.group(id)).isEqualTo(0x3762d85e7303bf22L);

        CallKeys keys = keys("page");
        String call = keys.call(null, new Object[] {"a/b", 7});
        assertThat(call).isEqualTo("{\"args\":[\"a/b\",7]}");
        // Lengths 61, 2 and 18:
        // printf '\0\0\0\x3d%s\0\0\0\x02v1\0\0\0\x12%s' 'io…page(java.lang.String,int)' '{"args":["a/b",7]}' |
        // sha256sum
        assertThat(keys.key("v1", call))
                .isEqualTo(new Key(0x3762d85e7303bf22L, 0x37bdde56d9a742c9L, 0x4da3618f3a604d34L));
    }

    @Test
    void variantAndCallDoNotRunIntoEachOther() throws Exception {
        CallKeys keys = keys("page");
        assertThat(List.of(
                        keys.key("a", "bc"),
                        keys.key("ab", "c"),
                        keys.key("", "abc"),
                        keys.key("abc", ""),
                        keys("post").key("a", "bc")))
                .doesNotHaveDuplicates();
    }

    @Test
    void valuesThatEqualsKnowsStayThemselves() throws Exception {
        CallKeys keys = keys("post");
        for (Object value : Arrays.asList(
                null, "a", 1, 1L, 'c', Memoise.Receiver.AUTO, java.time.LocalDate.EPOCH, java.util.Locale.ROOT)) {
            assertThat(keys.comparable(3, value)).isSameAs(value);
        }
        for (Object value :
                List.of(URI.create("a"), new URL("http://a"), Path.of("a"), List.of(), new Point(1, 2), new int[0])) {
            assertThat(keys.comparable(3, value)).isEqualTo(CanonicalForm.of(Forms.of(value)));
        }
        assertThat(CallKeys.direct(String.class)).isTrue();
        assertThat(CallKeys.direct(Memoise.Receiver.class)).isTrue();
        assertThat(CallKeys.direct(Enum.class)).isFalse();
        assertThat(CallKeys.direct(URI.class)).isFalse();
        assertThat(CallKeys.direct(Number.class)).isFalse();
        assertThat(CallKeys.direct(Liar.class)).isFalse();
    }

    @Test
    void aComparableIsTheArgumentAsItWas() throws Exception {
        List<String> list = new ArrayList<>(List.of("a"));
        Object before = keys("post").comparable(3, list);
        list.add("b");
        assertThat(keys("post").call(null, new Object[] {null, null, null, before}))
                .endsWith(",{\"list\":[\"a\"]}]}");
        assertThat(keys("post").comparable(3, list)).isNotEqualTo(before);
    }

    @Test
    void anIgnoredArgumentLeavesItsPlace() throws Exception {
        CallKeys keys = keys("post");
        assertThat(keys.ignored(1)).isTrue();
        assertThat(keys.ignored(0)).isFalse();
        assertThat(keys.call(null, new Object[] {null, new Plain(), "1", "x"}))
                .isEqualTo(keys.call(null, new Object[] {null, "anything", "1", "x"}))
                .matches("\\{\"args\":\\[null,\\{\"ignored\":true},\\{\"secret\":\"[0-9a-f]{64}\"},\"x\"]}");
    }

    @Test
    void aSecretIsInNoText() throws Exception {
        CallKeys keys = keys("post");
        Object account = keys.comparable(3, new Account("kate", "hunter2"));
        String call = keys.call(null, new Object[] {null, null, "hunter2", account});
        assertThat(call).doesNotContain("hunter2").contains("{\"user\":\"kate\",\"password\":{\"secret\":\"");
        assertThat(account).isNotEqualTo(keys.comparable(3, new Account("kate", "hunter3")));
        assertThat(call).isNotEqualTo(keys.call(null, new Object[] {null, null, "hunter3", account}));
        Object pins = keys.comparable(2, List.of("hunter2"));
        assertThat(keys.call(null, new Object[] {null, null, pins, null})).doesNotContain("hunter2");
        assertThat(String.valueOf(pins)).doesNotContain("hunter2");
    }

    @Test
    void theReasonNamesTheArgumentAndTheWayOut() {
        assertThatThrownBy(() -> keys("post").comparable(0, InputStream.nullInputStream()))
                .isInstanceOf(UnkeyableException.class)
                .hasMessageMatching("argument 'body' is a java.io.InputStream\\$1, which has no value to compare\\. "
                        + "Mark it @Memoise.Ignore, or pass a String, record or collection")
                .hasStackTraceContaining("argument 'body'")
                .extracting(Throwable::getStackTrace)
                .isEqualTo(new StackTraceElement[0]);
    }

    @Test
    void theReasonHasTheNameThatWasGiven() {
        CallKeys keys = new CallKeys(
                method("post"),
                List.of("a", "b", "c", "last"),
                Memoise.Receiver.AUTO,
                MethodHandles.lookup(),
                () -> new Secrets(state));
        assertThat(keys).hasToString("CallKeys of " + CallKeys.methodId(method("post")));
        assertThatThrownBy(() -> keys.comparable(3, new Plain()))
                .hasMessageStartingWith("argument 'last' is a io.memoise.key.Samples$Plain, ")
                .extracting(reason -> ((UnkeyableException) reason).anchor())
                .isEqualTo("unkeyable-argument");
    }

    @Test
    void aVariantHasANumber() {
        // printf '\0\0\0\x02v1' | sha256sum
        assertThat(CallKeys.variantNumber("v1")).isEqualTo(0x6e77f75b);
    }

    @Test
    void aSecretWithoutAKeyIsUnkeyable() throws Exception {
        Path file = java.nio.file.Files.createFile(state.resolve("file"));
        CallKeys keys = new CallKeys(
                method("post"), List.of(), Memoise.Receiver.AUTO, MethodHandles.lookup(), () -> new Secrets(file));
        assertThatThrownBy(() -> keys.call(null, new Object[] {null, null, "1", "x"}))
                .isInstanceOf(UnkeyableException.class)
                .hasMessageStartingWith("argument 'pin' has a secret, and the key for secrets cannot be used: ")
                .hasMessageNotContaining("Ignore")
                .extracting(reason -> ((UnkeyableException) reason).anchor())
                .isEqualTo("secrets");
    }

    @Test
    void tenThousandCollidingTextsAreNoTrouble() throws Exception {
        CallKeys keys = keys("post");
        Map<Object, Integer> table = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            table.put(keys.comparable(3, List.of(colliding(i))), i);
        }
        assertThat(table).hasSize(10_000);
        assertThat(table.keySet().stream().map(Object::hashCode).distinct()).hasSize(1);
        assertThat(table).containsEntry(keys.comparable(3, List.of(colliding(4_711))), 4_711);
    }

    /** "Aa" and "BB" have one hash. */
    private static String colliding(int bits) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < 14; bit++) {
            text.append((bits >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return text.toString();
    }

    private CallKeys keys(String name) {
        return new CallKeys(
                method(name), List.of(), Memoise.Receiver.AUTO, MethodHandles.lookup(), () -> new Secrets(state));
    }

    private static Method method(String name) {
        return Arrays.stream(GitHub.class.getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
