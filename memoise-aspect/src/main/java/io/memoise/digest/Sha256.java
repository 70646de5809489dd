package io.memoise.digest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 as FIPS 180-4 has it. The first digests of a process are made here, so that its first call need not wait until
 * the JDK's security providers are loaded; later ones by the JDK, which knows the processor's instructions for it. Not for
 * several threads, but that any may copy what none changes.
 */
public final class Sha256 {
    private static final int BLOCK = 64;
    private static final int WORDS = BLOCK / Integer.BYTES;
    private static final int ROUNDS = 64;
    private static final int LENGTH_AT = BLOCK - Long.BYTES;

    private static final int[] NONE = {};
    private static final byte[] NO_BYTES = {};

    private static final int[] START = {
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
    };

    /** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
    private static final int[] ROOTS = {
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
        0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
        0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
        0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
        0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
        0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
        0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
        0xc67178f2
    };

    /** How many digests are made here before the JDK is asked for its own. */
    private static final int FIRST = 500;

    /** About how many were made here; negative where the JDK has none that can be copied. */
    private static int made;

    /** The JDK's, of nothing yet. */
    private static volatile @Nullable MessageDigest prototype;

    private final @Nullable MessageDigest byJdk;
    private final int[] state;
    private final byte[] block;
    private final int[] words;
    private int filled;
    private long length;

    /** Of nothing yet. */
    public Sha256() {
        this(next());
    }

    /** @param byJdk the JDK's of nothing yet; null where the digest is to be made here */
    Sha256(@Nullable MessageDigest byJdk) {
        this(byJdk, START, new byte[BLOCK]);
    }

    private Sha256(@Nullable MessageDigest byJdk, int[] state, byte[] block) {
        this.byJdk = byJdk;
        this.state = byJdk == null ? state.clone() : NONE;
        this.block = byJdk == null ? block.clone() : NO_BYTES;
        this.words = byJdk == null ? new int[WORDS] : NONE;
    }

    /** The JDK's where it is time for it. */
    private static @Nullable MessageDigest next() {
        MessageDigest known = prototype;
        if (known != null) {
            return copied(known);
        }
        if (made < 0 || made++ < FIRST) {
            return null;
        }
        try {
            MessageDigest found = MessageDigest.getInstance("SHA-256");
            MessageDigest copy = (MessageDigest) found.clone();
            prototype = found;
            return copy;
        } catch (NoSuchAlgorithmException | CloneNotSupportedException none) {
            made = -1;
            return null;
        }
    }

    private static MessageDigest copied(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("it could be copied before", impossible);
        }
    }

    /** One that goes on from here. */
    public Sha256 copy() {
        if (byJdk != null) {
            return new Sha256(copied(byJdk), NONE, NO_BYTES);
        }
        made += made < 0 ? 0 : 1;
        Sha256 copy = new Sha256(null, state, block);
        copy.filled = filled;
        copy.length = length;
        return copy;
    }

    /** Whether a new one would be quicker than copies of this one. */
    public boolean isOutdated() {
        return byJdk == null && made > FIRST;
    }

    /** Takes the text in UTF-8, led by the number of its bytes as a 32-bit big-endian integer. */
    public Sha256 part(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        byte[] framed = new byte[Integer.BYTES + bytes.length];
        for (int i = 0; i < Integer.BYTES; i++) {
            framed[i] = (byte) (bytes.length >> (24 - 8 * i));
        }
        System.arraycopy(bytes, 0, framed, Integer.BYTES, bytes.length);
        return add(framed);
    }

    /** Takes the bytes. */
    public Sha256 add(byte[] bytes) {
        if (byJdk != null) {
            byJdk.update(bytes);
            return this;
        }
        int at = 0;
        while (at < bytes.length) {
            int count = Math.min(bytes.length - at, BLOCK - filled);
            System.arraycopy(bytes, at, block, filled, count);
            at += count;
            filled += count;
            if (filled == BLOCK) {
                compress();
            }
        }
        length += bytes.length;
        return this;
    }

    /** Ends: the digest as eight numbers. Nothing more may be taken. */
    public int[] end() {
        if (byJdk != null) {
            byte[] digest = byJdk.digest();
            int[] numbers = new int[START.length];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = number(digest, Integer.BYTES * i);
            }
            return numbers;
        }
        long bits = length << 3;
        add((byte) 0x80);
        if (filled > LENGTH_AT) {
            Arrays.fill(block, filled, BLOCK, (byte) 0);
            compress();
        }
        Arrays.fill(block, filled, LENGTH_AT, (byte) 0);
        for (int i = 0; i < Long.BYTES; i++) {
            block[LENGTH_AT + i] = (byte) (bits >> (BLOCK - 8 * (i + 1)));
        }
        compress();
        return state;
    }

    /** Ends: the digest as 64 lower-case hexadecimal digits. */
    public String hex() {
        StringBuilder hex = new StringBuilder(BLOCK);
        for (int number : end()) {
            hex.append(HexFormat.of().toHexDigits(number));
        }
        return hex.toString();
    }

    private void add(byte one) {
        block[filled++] = one;
        length++;
        if (filled == BLOCK) {
            compress();
        }
    }

    private static int number(byte[] bytes, int at) {
        return bytes[at] << 24 | (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | (bytes[at + 3] & 0xff);
    }

    private void compress() {
        int[] w = words;
        for (int i = 0; i < WORDS; i++) {
            w[i] = number(block, Integer.BYTES * i);
        }
        rounds(w);
        filled = 0;
    }

    /** The word of a round: of the later rounds it is made of those of the sixteen before, whose first it replaces. */
    private static int word(int[] w, int round) {
        int place = round & WORDS - 1;
        if (round >= WORDS) {
            int before = w[round + 1 & WORDS - 1];
            int last = w[round + 14 & WORDS - 1];
            int low = Integer.rotateRight(before, 7) ^ Integer.rotateRight(before, 18) ^ before >>> 3;
            int high = Integer.rotateRight(last, 17) ^ Integer.rotateRight(last, 19) ^ last >>> 10;
            w[place] += low + w[round + 9 & WORDS - 1] + high;
        }
        return w[place];
    }

    /** The variables have the names of the standard. */
    private void rounds(int[] w) {
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        int e = state[4];
        int f = state[5];
        int g = state[6];
        int h = state[7];
        for (int i = 0; i < ROUNDS; i++) {
            int high = Integer.rotateRight(e, 6) ^ Integer.rotateRight(e, 11) ^ Integer.rotateRight(e, 25);
            int first = h + high + (e & f ^ ~e & g) + ROOTS[i] + word(w, i);
            int low = Integer.rotateRight(a, 2) ^ Integer.rotateRight(a, 13) ^ Integer.rotateRight(a, 22);
            int second = low + (a & b ^ a & c ^ b & c);
            h = g;
            g = f;
            f = e;
            e = d + first;
            d = c;
            c = b;
            b = a;
            a = first + second;
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }
}
