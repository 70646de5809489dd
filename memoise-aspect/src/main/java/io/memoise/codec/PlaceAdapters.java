package io.memoise.codec;

import static io.memoise.codec.LeafAdapter.tried;

import java.io.File;
import java.math.MathContext;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of places in the world and on the disk, and how to read and count. */
final class PlaceAdapters {
    private PlaceAdapters() {}

    /** The adapter of the class; null where it is none of these. Only that one is made. */
    static @Nullable LeafAdapter<?> of(Class<?> type) {
        return switch (type.getName()) {
            case "java.util.Locale" -> tried(Locale.class, Locale::toLanguageTag, Locale::forLanguageTag);
            case "java.util.Currency" -> tried(Currency.class, Currency::getCurrencyCode, Currency::getInstance);
            case "java.nio.charset.Charset" -> tried(Charset.class, Charset::name, Charset::forName);
            case "java.nio.file.Path" -> tried(Path.class, Path::toString, Path::of);
            case "java.io.File" -> tried(File.class, File::getPath, File::new);
            case "java.math.MathContext" -> tried(MathContext.class, MathContext::toString, MathContext::new);
            case "java.util.regex.Pattern" ->
                tried(Pattern.class, pattern -> pattern.flags() + "/" + pattern.pattern(), PlaceAdapters::pattern);
            default -> null;
        };
    }

    private static Pattern pattern(String text) {
        int slash = text.indexOf('/');
        return Pattern.compile(text.substring(slash + 1), Integer.parseInt(text.substring(0, slash)));
    }
}
