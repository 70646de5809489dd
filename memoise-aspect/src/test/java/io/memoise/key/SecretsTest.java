package io.memoise.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path temporary;

    @Test
    void theHmacIsThatOfTheKeyInTheFile() throws Exception {
        Path state = directory();
        write(state, HexFormat.of().parseHex("0b".repeat(32)), "rw-------");
        // printf '"1234"' | openssl dgst -sha256 -mac HMAC -macopt hexkey:$(printf '0b%.0s' $(seq 32))
        assertThat(new Secrets(state).hmac("\"1234\""))
                .isEqualTo("9e3aacd5cfbcb351ff78fc08308d2c61d0ffb525ac78f99533e6c0a421639a6f");
    }

    @Test
    void nothingIsMadeBeforeTheFirstSecret() throws Exception {
        Path state = temporary.resolve("deep/state");
        Secrets secrets = new Secrets(state);
        assertThat(state).doesNotExist();
        String first = secrets.hmac("a");
        assertThat(first).matches("[0-9a-f]{64}").isEqualTo(new Secrets(state).hmac("a"));
        assertThat(state.resolve("secret.key")).hasSize(32);
        assertThat(first)
                .isNotEqualTo(secrets.hmac("b"))
                .isNotEqualTo(new Secrets(temporary.resolve("other")).hmac("a"));
    }

    @Test
    void onlyTheOwnerMayReadIt() throws Exception {
        Path state = temporary.resolve("deep/state");
        new Secrets(state).hmac("a");
        assertThat(modes(state)).isEqualTo("rwx------");
        assertThat(modes(state.resolve("secret.key"))).isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(state)) {
            assertThat(files).containsExactly(state.resolve("secret.key"));
        }
    }

    @Test
    void manyMakersEndWithOneKey() throws Exception {
        for (int round = 0; round < 20; round++) {
            Path state = temporary.resolve("round" + round);
            CyclicBarrier together = new CyclicBarrier(8);
            Set<String> hmacs = ConcurrentHashMap.newKeySet();
            List<Thread> makers = IntStream.range(0, 8)
                    .mapToObj(i -> new Thread(() -> {
                        try {
                            together.await();
                            hmacs.add(new Secrets(state).hmac("a"));
                        } catch (Exception failed) {
                            hmacs.add(failed.toString());
                        }
                    }))
                    .toList();
            makers.forEach(Thread::start);
            for (Thread maker : makers) {
                maker.join();
            }
            assertThat(hmacs).hasSize(1).first().asString().hasSize(64);
        }
    }

    @Test
    void aLinkIsNotFollowed() throws Exception {
        Path state = directory();
        Path victim = temporary.resolve("victim");
        Files.createSymbolicLink(state.resolve("secret.key"), victim);
        assertThatThrownBy(() -> new Secrets(state).hmac("a")).hasMessageContaining("is a symbolic link");
        assertThat(victim).doesNotExist();
        Files.write(victim, new byte[32]);
        assertThatThrownBy(() -> new Secrets(state).hmac("a")).hasMessageContaining("is a symbolic link");
    }

    @Test
    void aKeyThatOthersMayReadIsNotUsed() throws Exception {
        Path state = directory();
        write(state, new byte[32], "rw-r--r--");
        assertThatThrownBy(() -> new Secrets(state).hmac("a"))
                .isInstanceOf(UnkeyableException.class)
                .hasMessageContaining("secret.key has the mode rw-r--r--");
    }

    @Test
    void aFailureIsTriedAgain() throws Exception {
        Path state = directory();
        write(state, new byte[31], "rw-------");
        Secrets secrets = new Secrets(state);
        assertThatThrownBy(() -> secrets.hmac("a")).hasMessageContaining("does not hold 32 bytes");
        Files.delete(state.resolve("secret.key"));
        assertThat(secrets.hmac("a")).hasSize(64);
    }

    @Test
    void aStateDirectoryThatIsAFileIsAReason() throws Exception {
        Path state = Files.createFile(temporary.resolve("state"));
        assertThatThrownBy(() -> new Secrets(state).hmac("a"))
                .isInstanceOf(UnkeyableException.class)
                .hasMessageStartingWith("has a secret, and the key for secrets cannot be used: ");
    }

    private Path directory() throws Exception {
        return Files.createDirectory(temporary.resolve("state"));
    }

    private static void write(Path state, byte[] key, String modes) throws Exception {
        Path file = Files.write(state.resolve("secret.key"), key);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(modes));
    }

    private static String modes(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
