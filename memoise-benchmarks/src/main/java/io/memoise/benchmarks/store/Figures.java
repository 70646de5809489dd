package io.memoise.benchmarks.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The best of each figure: other work on the machine can only make one worse. */
final class Figures {
    private final Map<String, Double> best = new LinkedHashMap<>();

    /** Takes a figure. Of what is counted by the second the greatest is the best, of all else the least. */
    void note(String name, double value) {
        best.merge(name, value, name.endsWith("/s") ? Math::max : Math::min);
    }

    @Nullable
    Double value(String name) {
        return best.get(name);
    }

    /** The figure for a table. */
    String text(String name) {
        Double value = best.get(name);
        return value == null ? "–" : String.format(value < 100 ? "%.1f" : "%,.0f", value);
    }

    /** How many times the other the one is; {@code null} where one of them is not known. */
    @Nullable
    Double ratio(String one, String other) {
        Double value = best.get(one);
        Double base = best.get(other);
        return value == null || base == null ? null : value / base;
    }

    /** The figure for a table, and how many times the other it is. */
    String compared(String name, String other) {
        Double ratio = ratio(name, other);
        return ratio == null ? text(name) : text(name) + String.format(" (%.2f)", ratio);
    }
}
