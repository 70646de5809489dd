package io.memoise.store.journal;

/** Numbers as lower-case hexadecimal digits of fixed width, in arrays of bytes. */
final class Hex {
    private static final byte[] DIGITS = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };

    private Hex() {}

    static boolean isHex(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if ((b < '0' || b > '9') && (b < 'a' || b > 'f')) {
                return false;
            }
        }
        return true;
    }

    /** The number in the digits, which must be digits. */
    static long parse(byte[] bytes, int at, int digits) {
        long number = 0;
        for (int i = at; i < at + digits; i++) {
            byte b = bytes[i];
            number = number << 4 | (b <= '9' ? b - '0' : b - 'a' + 10);
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
