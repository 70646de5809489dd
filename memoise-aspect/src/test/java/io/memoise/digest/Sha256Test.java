package io.memoise.digest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Sha256Test {

    @Test
    void givesTheExamplesOfTheStandard() {
        assertThat(new Sha256(null).hex())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(new Sha256(null).add("abc".getBytes(UTF_8)).hex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void goesOverToTheJdkAfterTheFirst() {
        Sha256 begun = new Sha256().part("begun");
        String expected = begun.copy().part("one").hex();
        for (int i = 0; i < 1_000; i++) {
            Sha256 digest = i % 2 == 0 ? begun.copy() : new Sha256().part("begun");
            assertThat(digest.part("one").hex()).as("digest %d", i).isEqualTo(expected);
        }
        assertThat(new Sha256().isOutdated()).isFalse();
    }

    @Test
    void givesWhatTheJdkGivesForEveryLengthInAnyPieces() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int length = 0; length < 400; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            Sha256 digest = new Sha256(null);
            for (int at = 0; at < length; ) {
                int to = at + 1 + random.nextInt(length - at);
                digest.add(Arrays.copyOfRange(bytes, at, to));
                at = to;
            }
            assertThat(digest.hex())
                    .as("%d bytes, seed %d", length, seed)
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        }
    }

    @Test
    void leadsPartsByTheNumberOfTheirBytes() throws Exception {
        String text = "schön " + "x".repeat(70_000);
        byte[] bytes = text.getBytes(UTF_8);
        byte[] framed = ByteBuffer.allocate(4 + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .array();

        assertThat(new Sha256(null).part(text).hex())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(framed)));
    }

    @Test
    void aCopyGoesOnByItself() {
        Sha256 begun = new Sha256(null).part("begun");
        Sha256 copy = begun.copy().part("one");

        assertThat(copy.hex()).isEqualTo(new Sha256().part("begun").part("one").hex());
        assertThat(begun.part("two").hex())
                .isEqualTo(new Sha256().part("begun").part("two").hex());
    }
}
