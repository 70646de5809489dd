package io.memoise.store.journal;

import java.util.Arrays;

/** Numbers as lower-case hexadecimal digits of fixed width, in arrays of bytes. */
final class Hex {
    private static final byte[] DIGITS = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };

    /** Which digit each byte is, -1 for those that are none. A look-up: which digit comes next can't be foreseen. */
    private static final byte[] VALUES = new byte[256];

    static {
        Arrays.fill(VALUES, (byte) -1);
        for (int digit = 0; digit < DIGITS.length; digit++) {
            VALUES[DIGITS[digit]] = (byte) digit;
        }
    }

    private Hex() {}

    static boolean isHex(byte b) {
        return VALUES[b & 0xff] >= 0;
    }

    static boolean isHex(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isHex(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    /** The number in the digits, which must be digits. */
    static long parse(byte[] bytes, int at, int digits) {
        long number = 0;
        for (int i = at; i < at + digits; i++) {
            number = number << 4 | VALUES[bytes[i] & 0xff];
        }
        return number;
    }

    /** Writes the lower bits of the number. */
    static void write(byte[] bytes, int at, long number, int digits) {
        long bits = number;
        for (int i = at + digits - 1; i >= at; i--) {
            bytes[i] = DIGITS[(int) bits & 15];
            bits >>>= 4;
        }
    }
}
