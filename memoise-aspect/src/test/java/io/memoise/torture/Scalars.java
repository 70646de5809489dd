package io.memoise.torture;

import io.memoise.Memoise;
import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/** Rows: numbers, texts and other single values. */
final class Scalars {
    enum Operation {
        PLUS {
            @Override
            int on(int a, int b) {
                return a + b;
            }
        },
        TIMES {
            @Override
            int on(int a, int b) {
                return a * b;
            }
        };

        abstract int on(int a, int b);
    }

    @Memoise
    static boolean booleanValue(int which) {
        return Pick.of(which, true, false);
    }

    @Memoise
    static byte byteValue(int which) {
        return Pick.of(which, (byte) -128, (byte) 1);
    }

    @Memoise
    static short shortValue(int which) {
        return Pick.of(which, (short) -32768, (short) 1);
    }

    @Memoise
    static char charValue(int which) {
        return Pick.of(which, '\u0000', '\ud800');
    }

    @Memoise
    static int intValue(int which) {
        return Pick.of(which, Integer.MIN_VALUE, 1);
    }

    @Memoise
    static long longValue(int which) {
        return Pick.of(which, Long.MAX_VALUE, (1L << 53) + 1);
    }

    @Memoise
    static float floatValue(int which) {
        return Pick.of(which, Float.MIN_VALUE, -0.0f);
    }

    @Memoise
    static double doubleValue(int which) {
        return Pick.of(which, -0.0, Double.NaN);
    }

    @Memoise
    static double infinity(int which) {
        return Pick.of(which, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    }

    @Memoise
    static Boolean boxedBoolean(int which) {
        return Pick.of(which, true, null);
    }

    @Memoise
    static Integer boxedInteger(int which) {
        return Pick.of(which, 100_000, null);
    }

    @Memoise
    static Long boxedLong(int which) {
        return Pick.of(which, 1L << 60, 1L);
    }

    @Memoise
    static Double boxedDouble(int which) {
        return Pick.of(which, 0.1 + 0.2, Double.MIN_VALUE);
    }

    @Memoise
    static Character boxedCharacter(int which) {
        return Pick.of(which, 'a', '"');
    }

    @Memoise
    static String text(int which) {
        return Pick.of(which, "a \"quoted\" \\ text\n\u2028\u0000 \ud83d\ude00", "");
    }

    @Memoise
    static String noText(int which) {
        return Pick.of(which, null, "null");
    }

    @Memoise
    static String loneSurrogate(int which) {
        return Pick.of(which, "a\ud800b", "a\udc00b");
    }

    @Memoise
    static BigInteger bigInteger(int which) {
        return Pick.of(which, BigInteger.TWO.pow(200), BigInteger.ZERO);
    }

    @Memoise
    static BigDecimal bigDecimal(int which) {
        return Pick.of(which, new BigDecimal("1.0"), new BigDecimal("1.00"));
    }

    @Memoise
    static BigDecimal wideBigDecimal(int which) {
        return Pick.of(which, new BigDecimal("1e-400"), new BigDecimal("9".repeat(400)));
    }

    @Memoise
    static Number numberThatIsInteger(int which) {
        return Pick.of(which, 1, 2);
    }

    @Memoise
    static Object objectThatIsText(int which) {
        return Pick.of(which, "a", "b");
    }

    @Memoise
    static CharSequence charSequenceThatIsText(int which) {
        return Pick.of(which, "a", "b");
    }

    @Memoise
    static Comparable<String> comparableThatIsText(int which) {
        return Pick.of(which, "a", "b");
    }

    @Memoise
    static StringBuilder stringBuilder(int which) {
        return Pick.of(which, new StringBuilder("a"), new StringBuilder());
    }

    @Memoise
    static UUID uuid(int which) {
        return Pick.of(which, new UUID(1, 2), new UUID(-1, Long.MIN_VALUE));
    }

    @Memoise
    static URI uri(int which) {
        return Pick.of(which, URI.create("HTTP://Example.com/a%2fb?q#f"), URI.create(""));
    }

    @Memoise
    static Locale locale(int which) {
        return Pick.of(which, Locale.forLanguageTag("de-CH-1996-u-ca-buddhist"), Locale.ROOT);
    }

    @Memoise
    static Locale oddLocale(int which) {
        return Pick.of(which, new Locale("no", "NO", "NY"), new Locale("ja", "JP", "JP"));
    }

    @Memoise
    static Currency currency(int which) {
        return Pick.of(which, Currency.getInstance("CHF"), Currency.getInstance("JPY"));
    }

    @Memoise
    static Charset charset(int which) {
        return Pick.of(which, StandardCharsets.UTF_16LE, StandardCharsets.US_ASCII);
    }

    @Memoise
    static Pattern pattern(int which) {
        return Pick.of(which, Pattern.compile("a+", Pattern.CASE_INSENSITIVE), Pattern.compile("a+"));
    }

    @Memoise
    static File file(int which) {
        return Pick.of(which, new File("a/../b"), new File(""));
    }

    @Memoise
    static Path path(int which) {
        return Pick.of(which, Path.of("a", "..", "b"), Path.of(""));
    }

    @Memoise
    static BitSet bitSet(int which) {
        BitSet bits = new BitSet();
        bits.set(70);
        return Pick.of(which, bits, new BitSet());
    }

    @Memoise
    static TimeUnit enumConstant(int which) {
        return Pick.of(which, TimeUnit.DAYS, TimeUnit.HOURS);
    }

    @Memoise
    static Operation enumConstantWithABody(int which) {
        return Pick.of(which, Operation.PLUS, Operation.TIMES);
    }

    @Memoise
    static Enum<?> anyEnumConstant(int which) {
        return Pick.of(which, TimeUnit.DAYS, Operation.PLUS);
    }

    @Memoise
    static AtomicInteger atomicInteger(int which) {
        return Pick.of(which, new AtomicInteger(7), new AtomicInteger());
    }

    @Memoise
    static AtomicReference<String> atomicReference(int which) {
        return Pick.of(which, new AtomicReference<>("a"), new AtomicReference<>());
    }

    @Memoise
    static Class<?> classOfAnObject(int which) {
        return Pick.of(which, String.class, int[].class);
    }

    @Memoise
    static Void nothing(int which) {
        return Pick.of(which, null, null);
    }

    @Memoise
    static Throwable failureAsAValue(int which) {
        return Pick.of(which, new IllegalStateException("a"), new IllegalStateException("b"));
    }

    @Memoise
    static Runnable lambda(int which) {
        return Pick.of(which, () -> {}, null);
    }

    private Scalars() {}
}
