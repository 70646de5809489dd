package io.memoise.store.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.store.Key;
import io.memoise.store.journal.JournalFormat.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which bytes begin and end a line. */
class HeaderTest {
    private static final Key KEY = new Key(0x1122334455667788L, 0x0001020304050607L, 0x08090a0b0c0d0e0fL);

    private static final String HEADER =
            "{'c':'00000000','f':1,'o':'t','k':'000102030405060708090a0b0c0d0e0f','g':'1122334455667788',"
                    + "'v':'fedcba98','t':'0000000000000005','e':'0000000000000006','n':'00000012',";

    private static Header header(String text) {
        return JournalFormat.header(("..." + text).replace('\'', '"').getBytes(US_ASCII), 3);
    }

    private static Header with(String member, String value) {
        int at = HEADER.indexOf("'" + member + "':'") + 5;
        return header(HEADER.substring(0, at) + value + HEADER.substring(at + value.length()));
    }

    @Test
    void saysWhatItsMembersAre() {
        assertThat(HEADER).hasSize(JournalFormat.HEADER);
        Header header = header(HEADER);
        assertThat(header).isEqualTo(new Header(JournalFormat.TRIM, KEY, 0xfedcba98, 5, 6, 0x12));
        assertThat(header.length()).isEqualTo(JournalFormat.HEADER + 18);
    }

    @Test
    void hasNoByteThatMayBeAnother() {
        for (int at = 0; at < HEADER.length(); at++) {
            for (char other : new char[] {'!', 'g', 'A', ' ', '\u007f'}) {
                String changed = HEADER.substring(0, at) + other + HEADER.substring(at + 1);
                if (other != HEADER.charAt(at)) {
                    assertThat(header(changed)).as("%s", changed).isNull();
                }
            }
        }
    }

    @Test
    void hasOneOfFourOperations() {
        for (char operation = 'a'; operation <= 'z'; operation++) {
            Header found = with("o", String.valueOf(operation));
            if ("prxt".indexOf(operation) < 0) {
                assertThat(found).as("%s", operation).isNull();
            } else {
                assertThat(found).as("%s", operation).isNotNull();
                assertThat((char) found.operation()).isEqualTo(operation);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000000000000001", "3fffffffffffffff"})
    void hasAStampThatAClockGives(String stamp) {
        assertThat(with("t", stamp)).extracting(Header::stamp).isEqualTo(Long.parseLong(stamp, 16));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000000000000000", "4000000000000000", "8000000000000001", "ffffffffffffffff"})
    void hasNoOtherStamp(String stamp) {
        assertThat(with("t", stamp)).isNull();
    }

    @Test
    void hasALengthBetweenThatOfAnEndAndTheLongest() {
        assertThat(with("n", "00000011")).isNull();
        assertThat(with("n", "00000012")).extracting(Header::rest).isEqualTo(18L);
        String longest = String.format("%08x", JournalFormat.LONGEST - JournalFormat.HEADER);
        assertThat(with("n", longest)).extracting(Header::length).isEqualTo((long) JournalFormat.LONGEST);
        assertThat(with("n", String.format("%08x", JournalFormat.LONGEST - JournalFormat.HEADER + 1)))
                .isNull();
        assertThat(with("n", "ffffffff")).isNull();
    }

    private static boolean isOtherFormat(String text) {
        return JournalFormat.isOtherFormat(("..." + text).replace('\'', '"').getBytes(US_ASCII), 3);
    }

    @Test
    void otherFormatsAreNumbersButOne() {
        for (String format : new String[] {"0,", "2,", "9,", "10", "11", "99", "00"}) {
            assertThat(isOtherFormat("{'c':'xxxxxxxx','f':" + format))
                    .as(format)
                    .isTrue();
        }
        for (String format : new String[] {"1,", "/,", ":,", "2}", "2/", "2:", "1 ", ",2", "'2"}) {
            assertThat(isOtherFormat("{'c':'xxxxxxxx','f':" + format))
                    .as(format)
                    .isFalse();
        }
        for (String start :
                new String[] {"{'d':'xxxxxxxx','f':2,", "{'c':'xxxxxxxx','g':2,", "{'c':'xxxxxxxxxx'f':2,"}) {
            assertThat(isOtherFormat(start)).as(start).isFalse();
        }
    }

    private static byte[] end(String text) {
        return ("..." + text).replace('\'', '"').getBytes(US_ASCII);
    }

    @Test
    void theEndOfALineSaysTheLengthAgain() {
        String end = ",'end':'0000001a'}";
        assertThat(end).hasSize(JournalFormat.TRAILER);
        assertThat(JournalFormat.isTrailer(end(end), 3)).isTrue();
        assertThat(JournalFormat.isTrailerOf(new Header(JournalFormat.PUT, KEY, 0, 5, 0, 26), end(end), 3))
                .isTrue();
        assertThat(JournalFormat.isTrailerOf(new Header(JournalFormat.PUT, KEY, 0, 5, 0, 27), end(end), 3))
                .isFalse();
        for (int at = 0; at < end.length(); at++) {
            byte[] changed = end(end.substring(0, at) + "!" + end.substring(at + 1));
            assertThat(JournalFormat.isTrailer(changed, 3)).as("byte %d", at).isFalse();
            assertThat(JournalFormat.isTrailerOf(new Header(JournalFormat.PUT, KEY, 0, 5, 0, 26), changed, 3))
                    .as("byte %d", at)
                    .isFalse();
        }
    }
}
