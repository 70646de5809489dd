package io.memoise.store.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.store.Entry;
import io.memoise.store.Key;
import io.memoise.store.StoreContract;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalFormatTest {
    private static final Key KEY = new Key(0x1122334455667788L, 0x0001020304050607L, 0x08090a0b0c0d0e0fL);

    /** What {@code golden.jsonl} says. */
    private static final Entry ENTRY = new Entry(
            KEY,
            0x0a0b0c0d,
            0x18bcfe5680000001L,
            0x18bcfe56801L,
            "demo.Git#page(int)",
            "[7]",
            1_700_000_000_000L,
            1_200_000,
            List.of("users"),
            "{\"id\":7}");

    @Test
    void writesTheLineThatWasWrittenByHand() throws IOException {
        assertThat(new String(JournalFormat.put(ENTRY), US_ASCII)).isEqualTo("\n" + golden() + "\n");
    }

    @Test
    void readsTheLineThatWasWrittenByHand() throws IOException {
        byte[] line = golden().getBytes(US_ASCII);
        assertThat(JournalFormat.isIntact(line)).isTrue();
        assertThat(entry(line, KEY)).isEqualTo(ENTRY);
    }

    @Test
    void theHandWrittenLineHasTheChecksumOfItsBytes() throws IOException {
        String line = golden();
        assertThat(line.substring(6, 14)).isEqualTo(bitwiseCrc32c(line.substring(16)));
        assertThat(bitwiseCrc32c("123456789")).isEqualTo("e3069283");
    }

    @Test
    void skipsMembersItDoesNotKnow() throws IOException {
        String line = golden();
        String rest = line.substring(JournalFormat.HEADER)
                .replace("\"cost\"", "\"later\":[{\"value\":\"}\"}],\"more\":null,\"cost\"");
        String grown = resealed(line.substring(0, JournalFormat.HEADER), rest);
        byte[] bytes = grown.getBytes(US_ASCII);
        assertThat(JournalFormat.isIntact(bytes)).isTrue();
        assertThat(entry(bytes, KEY)).isEqualTo(ENTRY);
    }

    @Test
    void takesMembersInAnyOrderBeforeTheValue() throws IOException {
        String line = golden();
        String rest = line.substring(JournalFormat.HEADER)
                .replace(
                        "\"method\":\"demo.Git#page(int)\",\"call\":[7]",
                        "\"call\":[7],\"method\":\"demo.Git#page(int)\"");
        byte[] bytes = resealed(line.substring(0, JournalFormat.HEADER), rest).getBytes(US_ASCII);
        assertThat(JournalFormat.isIntact(bytes)).isTrue();
        assertThat(rest).startsWith("\"call\"");
        assertThat(entry(bytes, KEY)).isEqualTo(ENTRY);
    }

    @Test
    void doesNotGiveAnEntryWithoutAValue() throws IOException {
        String line = golden();
        String rest = line.substring(JournalFormat.HEADER).replace("\"value\"", "\"other\"");
        byte[] bytes = resealed(line.substring(0, JournalFormat.HEADER), rest).getBytes(US_ASCII);
        assertThat(JournalFormat.isIntact(bytes)).isTrue();
        assertThat(entry(bytes, KEY)).isNull();
    }

    @Test
    void doesNotGiveAnEntryToAnotherKey() throws IOException {
        byte[] line = golden().getBytes(US_ASCII);
        assertThat(entry(line, new Key(KEY.method() + 1, KEY.high(), KEY.low())))
                .isNull();
        assertThat(entry(line, new Key(KEY.method(), KEY.high() + 1, KEY.low())))
                .isNull();
        assertThat(entry(line, new Key(KEY.method(), KEY.high(), KEY.low() + 1)))
                .isNull();
    }

    @Test
    void aRemovalIsNoEntry() {
        byte[] framed = JournalFormat.remove(KEY, 5, 6);
        byte[] line = new String(framed, US_ASCII).strip().getBytes(US_ASCII);
        assertThat(JournalFormat.isIntact(line)).isTrue();
        assertThat(entry(line, KEY)).isNull();
        assertThat(JournalFormat.header(framed, 1))
                .isEqualTo(new JournalFormat.Header(
                        JournalFormat.REMOVE, KEY, 0, 5, 0, line.length - JournalFormat.HEADER));
    }

    @Test
    void everyBitOfALineCounts() throws IOException {
        byte[] line = golden().getBytes(US_ASCII);
        for (int bit = 0; bit < line.length * 8; bit++) {
            byte[] flipped = line.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(JournalFormat.isIntact(flipped) && entry(flipped, KEY) != null)
                    .as("bit %d", bit)
                    .isFalse();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void anyPlainTextGoesThroughItsJsonString(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(20); length > 0; length--) {
                text.append((char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(65_536)));
            }
            Entry entry =
                    new Entry(KEY, 0, 1, 0, text.toString(), "[]", 0, 0, List.of(text.toString(), "", text + "x"), "0");
            byte[] line = new String(JournalFormat.put(entry), US_ASCII).strip().getBytes(US_ASCII);
            assertThat(entry(line, KEY)).isEqualTo(entry);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void randomBytesNeverThrow(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] valid = new String(JournalFormat.put(StoreContract.entry(KEY, 7, "{\"a\":[1,\"x\"]}")), US_ASCII)
                .strip()
                .getBytes(US_ASCII);
        for (int i = 0; i < 20_000; i++) {
            byte[] line = valid.clone();
            for (int changes = random.nextInt(1, 20); changes > 0; changes--) {
                line[random.nextInt(JournalFormat.HEADER, line.length)] = (byte) random.nextInt(256);
            }
            entry(line, KEY);
        }
    }

    private static @Nullable Entry entry(byte[] line, Key key) {
        int at = 5;
        byte[] among = new byte[at + line.length + 7];
        Arrays.fill(among, (byte) '"');
        System.arraycopy(line, 0, among, at, line.length);
        JournalFormat.Header header = JournalFormat.header(among, at);
        return header == null ? null : new Line(header, among, at).entry(key);
    }

    private static String golden() throws IOException {
        try (InputStream in = JournalFormatTest.class.getResourceAsStream("golden.jsonl")) {
            return new String(in.readAllBytes(), US_ASCII).strip();
        }
    }

    /** The line with its lengths and its checksum made right. */
    private static String resealed(String header, String rest) {
        String length = String.format("%08x", rest.length());
        String sealed = rest.substring(0, rest.length() - 10) + length + "\"}";
        String checked = header.substring(16, 158) + length + "\"," + sealed;
        return "{\"c\":\"" + bitwiseCrc32c(checked) + "\"," + checked;
    }

    /** CRC-32C by its definition: reflected polynomial 82f63b78, bit after bit. */
    private static String bitwiseCrc32c(String text) {
        int crc = -1;
        for (byte b : text.getBytes(US_ASCII)) {
            crc ^= b & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0x82f63b78;
            }
        }
        return String.format("%08x", ~crc);
    }
}
