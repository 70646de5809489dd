package io.memoise.engine;

import io.memoise.MemoiseConfigurationException;
import io.memoise.key.CallKeys;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;

/** A duration as an annotation has it: a number with a unit, or as ISO 8601 says. */
final class WrittenDuration {
    private static final Map<String, Long> MILLISECONDS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

    private WrittenDuration() {}

    /** @throws MemoiseConfigurationException where it is none; it names the method */
    static long milliseconds(Method method, String text) {
        long milliseconds;
        try {
            milliseconds = text.startsWith("P") ? Duration.parse(text).toMillis() : simple(text);
        } catch (DateTimeParseException | NumberFormatException | ArithmeticException unreadable) {
            milliseconds = -1;
        }
        if (milliseconds <= 0) {
            throw new MemoiseConfigurationException("@Memoise(expireAfterWrite = \"" + text + "\") on "
                    + CallKeys.methodId(method) + " is no positive duration; write for example \"90s\", \"15m\","
                    + " \"12h\", \"7d\" or ISO-8601 such as \"PT36H\"");
        }
        return milliseconds;
    }

    private static long simple(String text) {
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        Long unit = MILLISECONDS.get(text.substring(digits));
        if (unit == null) {
            return -1;
        }
        return Math.multiplyExact(Long.parseLong(text.substring(0, digits)), unit);
    }
}
