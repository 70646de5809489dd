package io.memoise.store.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.memoise.store.Entry;
import io.memoise.store.Key;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a journal; nothing else knows them. A line is ASCII and one JSON object, here broken for reading:
 *
 * <pre>{@code
 * {"c":"91f0a6d2","f":1,"o":"p","k":"<32 hex>","g":"<16 hex>","v":"<8 hex>","t":"<16 hex>","e":"<16 hex>","n":"000000b3",
 * "method":"demo.Git#page(int)","call":[7],"written":1700000000000,"cost":1200000,"tags":[],"value":{"id":7},
 * "end":"000000b3"}
 * }</pre>
 *
 * <p>The <em>header</em>, up to and including the comma after {@code n}, has {@value #HEADER} bytes; all numbers in it
 * are lower-case hexadecimal of fixed width.
 *
 * <ul>
 *   <li>{@code c}: CRC32C (RFC 3720, appendix B.4) of every byte from the quote before {@code f} to the closing brace.
 *   <li>{@code f}: the format, 1. A line of another format is left alone.
 *   <li>{@code o}: {@code p} puts an entry, {@code r} removes one, {@code x} clears a method or everything, {@code t}
 *       trims a variant of a method or everything: as a clear, but for room, so that nobody need be told.
 *   <li>{@code k}: the key's digest; zeros for {@code x} and {@code t}.
 *   <li>{@code g}: the key's method; zeros for an {@code x} or {@code t} that concerns everything.
 *   <li>{@code v}: the variant of the method; zeros for {@code r} and {@code x}.
 *   <li>{@code t}: the stamp; {@code r}, {@code x} and {@code t} concern what has no greater one. {@code e}: epoch
 *       milliseconds of expiry, 0 for never.
 *   <li>{@code n}: the number of bytes that follow the header, so that a reader goes from header to header.
 * </ul>
 *
 * <p>The <em>rest</em> has the members of {@link Entry} for {@code p} and only {@code written} otherwise; members
 * unknown to the reader are skipped. {@code value} is the last but one, so that nobody need look for its end. The last,
 * {@code end}, says {@code n} again: a line whose {@code n} is damaged can't swallow lines after it, and a line without
 * it was cut short. In a file, a newline stands before and after each line: one that was cut short spoils no other.
 */
final class JournalFormat {
    static final int HEADER = 168;

    /** Length of {@code ,"end":"00000000"}} at the end of a line. */
    static final int TRAILER = 18;

    /** How much of a line tells its format. */
    static final int FORMAT_PREFIX = 22;

    /** The longest line, in bytes. */
    static final int LONGEST = 1 << 30;

    static final byte PUT = 'p';
    static final byte REMOVE = 'r';
    static final byte CLEAR = 'x';
    static final byte TRIM = 't';

    private static final int CHECKSUM_AT = 6;
    private static final int CHECKED_FROM = 16;
    private static final int FORMAT_AT = 20;
    private static final int OPERATION_AT = 27;
    private static final int DIGEST_AT = 35;
    private static final int METHOD_AT = 74;
    private static final int VARIANT_AT = 97;
    private static final int STAMP_AT = 112;
    private static final int EXPIRY_AT = 135;
    private static final int LENGTH_AT = 158;

    private static final byte[] TEMPLATE = ascii("{'c':'00000000','f':1,'o':'p','k':'00000000000000000000000000000000',"
            + "'g':'0000000000000000','v':'00000000','t':'0000000000000000','e':'0000000000000000','n':'00000000',");
    private static final byte[] END = ascii(",'end':'00000000'}");
    private static final int END_LENGTH_AT = 8;

    private static final byte[] METHOD = ascii("'method':");
    private static final byte[] CALL = ascii(",'call':");
    private static final byte[] WRITTEN = ascii(",'written':");
    private static final byte[] COST = ascii(",'cost':");
    private static final byte[] TAGS = ascii(",'tags':");
    private static final byte[] NO_TAGS = ascii("[]");
    private static final byte[] VALUE = ascii(",'value':");

    /** What every line starts with. */
    static final byte[] START = Arrays.copyOf(TEMPLATE, CHECKSUM_AT);

    private JournalFormat() {}

    /**
     * The header of a line.
     *
     * @param operation {@link #PUT}, {@link #REMOVE}, {@link #CLEAR} or {@link #TRIM}
     * @param key the address; its method alone counts for a clear or a trim
     * @param variant of the method; 0 but for a put or a trim
     * @param stamp its place in the order
     * @param expiry epoch milliseconds; 0 for never
     * @param rest the number of bytes after the header
     */
    record Header(byte operation, Key key, int variant, long stamp, long expiry, long rest) {
        /** The number of bytes from the line's first to its last. */
        long length() {
            return HEADER + rest;
        }
    }

    /**
     * The line of an entry, with the newlines around it.
     *
     * @throws IllegalArgumentException if the value or the call is not one JSON document in ASCII, the stamp is none that
     *     a clock gives, or the line would be longer than {@value #LONGEST} bytes
     */
    static byte[] put(Entry entry) {
        return line(
                PUT,
                entry.key(),
                entry.variant(),
                entry.stamp(),
                entry.expiresAt(),
                METHOD,
                JsonText.quoted(entry.method()).getBytes(ISO_8859_1),
                CALL,
                JsonText.document("call", entry.call()),
                WRITTEN,
                Long.toString(entry.writtenAt()).getBytes(ISO_8859_1),
                COST,
                Long.toString(entry.cost()).getBytes(ISO_8859_1),
                TAGS,
                entry.tags().isEmpty() ? NO_TAGS : JsonText.array(entry.tags()).getBytes(ISO_8859_1),
                VALUE,
                JsonText.document("value", entry.value()));
    }

    /** The line that removes an entry, with the newlines around it. */
    static byte[] remove(Key key, long stamp, long written) {
        return line(REMOVE, key, 0, stamp, Entry.NEVER, ascii("'written':" + written));
    }

    /** The line that clears a method, or everything where the method is 0, with the newlines around it. */
    static byte[] clear(long method, long stamp, long written) {
        return line(CLEAR, new Key(method, 0, 0), 0, stamp, Entry.NEVER, ascii("'written':" + written));
    }

    /**
     * The line that trims a variant of a method, or every method where that is 0, with the newlines around it.
     *
     * @param stamp of the newest entry that goes
     */
    static byte[] trim(long method, int variant, long stamp, long written) {
        return line(TRIM, new Key(method, 0, 0), variant, stamp, Entry.NEVER, ascii("'written':" + written));
    }

    /** The header at {@code at}; {@code null} where the {@value #HEADER} bytes there are not one. */
    static @Nullable Header header(byte[] bytes, int at) {
        for (int i = 0; i < HEADER; i++) {
            // A zero stands where a digit does, and nowhere else.
            boolean sound = TEMPLATE[i] == '0' ? Hex.isHex(bytes[at + i]) : bytes[at + i] == TEMPLATE[i];
            if (!sound && i != OPERATION_AT) {
                return null;
            }
        }
        byte operation = bytes[at + OPERATION_AT];
        long stamp = Hex.parse(bytes, at + STAMP_AT, 16);
        long rest = Hex.parse(bytes, at + LENGTH_AT, 8);
        if ((operation != PUT && operation != REMOVE && operation != CLEAR && operation != TRIM)
                || stamp <= 0
                || stamp >= StampClock.LIMIT
                || rest < TRAILER
                || rest > LONGEST - HEADER) {
            return null;
        }
        Key key = new Key(
                Hex.parse(bytes, at + METHOD_AT, 16),
                Hex.parse(bytes, at + DIGEST_AT, 16),
                Hex.parse(bytes, at + DIGEST_AT + 16, 16));
        return new Header(
                operation,
                key,
                (int) Hex.parse(bytes, at + VARIANT_AT, 8),
                stamp,
                Hex.parse(bytes, at + EXPIRY_AT, 16),
                rest);
    }

    /** Whether the {@value #FORMAT_PREFIX} bytes at {@code at} start a line of another format. */
    static boolean isOtherFormat(byte[] bytes, int at) {
        byte format = bytes[at + FORMAT_AT];
        byte next = bytes[at + FORMAT_AT + 1];
        return Arrays.equals(bytes, at, at + CHECKSUM_AT, TEMPLATE, 0, CHECKSUM_AT)
                && Arrays.equals(bytes, at + 14, at + FORMAT_AT, TEMPLATE, 14, FORMAT_AT)
                && isDigit(format)
                && (isDigit(next) || (next == ',' && format != '1'));
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** Whether the {@value #TRAILER} bytes at {@code at} end a line. */
    static boolean isTrailer(byte[] bytes, int at) {
        int length = at + END_LENGTH_AT;
        return Arrays.equals(bytes, at, length, END, 0, END_LENGTH_AT)
                && Hex.isHex(bytes, length, length + 8)
                && bytes[length + 8] == '"'
                && bytes[length + 9] == '}';
    }

    /** Whether the {@value #TRAILER} bytes at {@code at} end a line of this header. */
    static boolean isTrailerOf(Header header, byte[] bytes, int at) {
        return isTrailer(bytes, at) && Hex.parse(bytes, at + END_LENGTH_AT, 8) == header.rest();
    }

    /** Whether the array, one whole line, is what was written. */
    static boolean isIntact(byte[] line) {
        return isIntact(line, 0, line.length);
    }

    /** Whether the bytes from {@code at} on, one whole line, are what was written. */
    static boolean isIntact(byte[] bytes, int at, int length) {
        int checksum = at + CHECKSUM_AT;
        return Hex.isHex(bytes, checksum, checksum + 8)
                && Hex.parse(bytes, checksum, 8) == checksum(bytes, at + CHECKED_FROM, at + length);
    }

    private static byte[] line(byte operation, Key key, int variant, long stamp, long expiry, byte[]... rest) {
        if (stamp <= 0 || stamp >= StampClock.LIMIT) {
            throw new IllegalArgumentException("A stamp must be one that a store gave, but is " + stamp);
        }
        long length = TRAILER;
        for (byte[] part : rest) {
            length += part.length;
        }
        if (length > LONGEST - HEADER) {
            throw new IllegalArgumentException(
                    "An entry of " + length + " bytes is too long; the longest has " + (LONGEST - HEADER));
        }
        byte[] framed = new byte[1 + HEADER + (int) length + 1];
        framed[0] = '\n';
        System.arraycopy(TEMPLATE, 0, framed, 1, HEADER);
        framed[1 + OPERATION_AT] = operation;
        Hex.write(framed, 1 + DIGEST_AT, key.high(), 16);
        Hex.write(framed, 1 + DIGEST_AT + 16, key.low(), 16);
        Hex.write(framed, 1 + METHOD_AT, key.method(), 16);
        Hex.write(framed, 1 + VARIANT_AT, variant & 0xFFFFFFFFL, 8);
        Hex.write(framed, 1 + STAMP_AT, stamp, 16);
        Hex.write(framed, 1 + EXPIRY_AT, expiry, 16);
        Hex.write(framed, 1 + LENGTH_AT, length, 8);
        int at = 1 + HEADER;
        for (byte[] part : rest) {
            System.arraycopy(part, 0, framed, at, part.length);
            at += part.length;
        }
        System.arraycopy(END, 0, framed, at, TRAILER);
        Hex.write(framed, at + END_LENGTH_AT, length, 8);
        framed[framed.length - 1] = '\n';
        Hex.write(framed, 1 + CHECKSUM_AT, checksum(framed, 1 + CHECKED_FROM, framed.length - 1), 8);
        return framed;
    }

    /** Has the JDK make its tables for checksums, for which it takes some milliseconds; else the first line waits for them. */
    static void prepare() {
        checksum(TEMPLATE, 0, 0);
    }

    private static long checksum(byte[] bytes, int from, int to) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, to - from);
        return crc.getValue();
    }

    private static byte[] ascii(String withSingleQuotes) {
        return withSingleQuotes.replace('\'', '"').getBytes(ISO_8859_1);
    }
}
