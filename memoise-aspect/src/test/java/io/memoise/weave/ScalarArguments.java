package io.memoise.weave;

import static io.memoise.weave.ArgumentRow.of;

import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** Texts, numbers, addresses and names. */
final class ScalarArguments {
    private static final String LONG = "x".repeat(5_000);

    private ScalarArguments() {}

    static List<ArgumentRow> rows() {
        return List.of(
                of("null", () -> null, () -> "null"),
                of("String", () -> new String("text"), () -> "Text", () -> "text ", () -> ""),
                of("boolean", () -> true, () -> false, () -> "true"),
                of("byte", () -> (byte) 41, () -> (byte) 42),
                of("short", () -> (short) 41, () -> (short) 42),
                of("char", () -> 'y', () -> 'Y', () -> "y"),
                of("int", () -> 1_000_001, () -> 1_000_002, () -> Integer.MIN_VALUE),
                of("long", () -> 1_000_001L, () -> 1_000_002L, () -> Long.MAX_VALUE),
                of("float", () -> 1.5f, () -> Math.nextUp(1.5f), () -> Float.MIN_VALUE),
                of("double", () -> 1.5, () -> Math.nextUp(1.5), () -> 0.1 + 0.2, () -> 0.3),
                of(
                        "numbers that look alike",
                        () -> 1,
                        () -> 1L,
                        () -> "1",
                        () -> '1',
                        () -> 1.0,
                        () -> 1.0f,
                        () -> (byte) 1,
                        () -> (short) 1,
                        () -> BigInteger.valueOf(1),
                        () -> BigDecimal.valueOf(1)),
                of("zero and minus zero", () -> 0.0, () -> -0.0, () -> 0.0f, () -> -0.0f),
                of(
                        "NaN of any bits",
                        () -> Double.longBitsToDouble(0x7ff8_0000_0000_0001L),
                        () -> Float.NaN,
                        () -> "NaN"),
                of("infinity", () -> Double.POSITIVE_INFINITY, () -> Double.NEGATIVE_INFINITY),
                of("BigInteger", () -> new BigInteger("9".repeat(50)), () -> new BigInteger("-" + "9".repeat(50))),
                of(
                        "BigDecimal",
                        () -> new BigDecimal("1.0"),
                        () -> new BigDecimal("1.00"),
                        () -> new BigDecimal("1E+1"),
                        () -> new BigDecimal("10")),
                of("MathContext", () -> new MathContext(7), () -> new MathContext(7, RoundingMode.UP)),
                of("RoundingMode", () -> RoundingMode.UP, () -> RoundingMode.DOWN),
                of(
                        "text of a surrogate alone",
                        () -> "\ud83d",
                        () -> "\ude00",
                        () -> "\ud83d\ude00",
                        () -> "?",
                        () -> "\ufffd",
                        () -> "\\ud83d"),
                of("text with NUL", () -> "\u0000", () -> "\u0000\u0000", () -> "\\u0000"),
                of("text with combining characters", () -> "\u00e9", () -> "e\u0301", () -> "\u0435\u0301"),
                of("text like a form", () -> "{\"list\":[]}", () -> "[\"a\"]", () -> "\"a\"", () -> "\\"),
                of("long text", () -> LONG + 1, () -> LONG + 2, () -> LONG + "1 "),
                of("text about as long as a digest begins", () -> "y".repeat(1_022), () -> "y".repeat(1_023)),
                of(
                        "very long text",
                        () -> 1 + LONG.repeat(4),
                        () -> 2 + LONG.repeat(4),
                        () -> LONG.repeat(4) + 1,
                        () -> List.of(LONG.repeat(4), 1),
                        () -> List.of(LONG.repeat(4), 2)),
                of("UUID", () -> new UUID(1, 2), () -> new UUID(2, 1)),
                of(
                        "Locale",
                        () -> new Locale("nn", "NO"),
                        () -> new Locale("no", "NO", "NY"),
                        () -> Locale.forLanguageTag("nn-Latn-NO"),
                        () -> Locale.forLanguageTag("nn-NO-u-ca-buddhist")),
                of("Currency", () -> Currency.getInstance("EUR"), () -> Currency.getInstance("USD")),
                of("Charset", () -> StandardCharsets.UTF_8, () -> Charset.forName("windows-1252")),
                of(
                        "Pattern",
                        () -> Pattern.compile("a.b"),
                        () -> Pattern.compile("a.b", Pattern.DOTALL),
                        () -> Pattern.compile("a.b", Pattern.DOTALL | Pattern.MULTILINE),
                        () -> "a.b"),
                of(
                        "URI",
                        () -> URI.create("http://host/a?q#f"),
                        () -> URI.create("HTTP://host/a?q#f"),
                        () -> URI.create("http://HOST/a?q#f"),
                        () -> URI.create("http://host/%61?q#f")),
                of(
                        "URL",
                        () -> new URL("http://localhost/"),
                        () -> new URL("http://127.0.0.1/"),
                        () -> new URL("http://localhost:80/"),
                        () -> "http://localhost/"),
                of(
                        "Inet4Address",
                        () -> InetAddress.getByAddress(new byte[] {127, 0, 0, 1}),
                        () -> InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1}),
                        () -> InetAddress.getByAddress("other", new byte[] {127, 0, 0, 1})),
                of(
                        "Inet6Address",
                        () -> InetAddress.getByAddress(new byte[16]),
                        () -> InetAddress.getByAddress("any", new byte[16])),
                of(
                        "InetSocketAddress",
                        () -> InetSocketAddress.createUnresolved("host", 80),
                        () -> InetSocketAddress.createUnresolved("host", 81),
                        () -> new InetSocketAddress(InetAddress.getByAddress("host", new byte[4]), 80),
                        () -> new InetSocketAddress(InetAddress.getByAddress("host", new byte[] {1, 0, 0, 0}), 80)),
                of("Path", () -> Path.of("a", "b"), () -> Path.of("a/./b"), () -> Path.of("a/b/c")),
                of("File", () -> new File("a/b"), () -> new File("a/./b")),
                of("BitSet", () -> BitSet.valueOf(new long[] {5}), () -> BitSet.valueOf(new long[] {5, 1})),
                of("ByteOrder", () -> ByteOrder.BIG_ENDIAN, () -> ByteOrder.LITTLE_ENDIAN),
                of("Runtime.Version", () -> Runtime.Version.parse("17.0.1"), () -> Runtime.Version.parse("17.0.2")),
                of("Class", () -> Integer.class, () -> int.class, () -> Integer[].class, () -> int[].class));
    }
}
