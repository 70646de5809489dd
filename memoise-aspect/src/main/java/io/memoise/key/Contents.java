package io.memoise.key;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what collections hold: in their order where they have one, else in that of the forms. */
final class Contents {
    private Contents() {}

    static void ordered(String tag, Collection<?> values, FormWriter out) throws UnkeyableException {
        out.tag(tag).json('[');
        boolean first = true;
        for (Object value : values) {
            if (!first) {
                out.json(',');
            }
            first = false;
            out.value(value);
        }
        out.json("]}");
    }

    static void ordered(String tag, Map<?, ?> map, FormWriter out) throws UnkeyableException {
        out.tag(tag).json('[');
        boolean first = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!first) {
                out.json(',');
            }
            first = false;
            pair(entry, out);
        }
        out.json("]}");
    }

    static void unordered(String tag, Collection<?> values, FormWriter out) throws UnkeyableException {
        List<String> texts = new ArrayList<>();
        for (Object value : values) {
            FormWriter part = out.part();
            part.value(value);
            texts.add(part.finish());
        }
        sorted(tag, texts, out);
    }

    static void unordered(String tag, Map<?, ?> map, FormWriter out) throws UnkeyableException {
        List<String> texts = new ArrayList<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            FormWriter part = out.part();
            pair(entry, part);
            texts.add(part.finish());
        }
        sorted(tag, texts, out);
    }

    static void pair(Map.Entry<?, ?> entry, FormWriter out) throws UnkeyableException {
        out.json('[').value(entry.getKey());
        out.json(',').value(entry.getValue());
        out.json(']');
    }

    /** The tag with the order that the comparator stands for, of those that the platform has one object of. */
    static String tag(String tag, Object value, @Nullable Comparator<?> comparator, FormWriter out)
            throws UnkeyableException {
        if (comparator == null || comparator == Comparator.naturalOrder()) {
            return tag;
        } else if (comparator == Comparator.reverseOrder()) {
            return tag + " reversed";
        } else if (comparator == String.CASE_INSENSITIVE_ORDER) {
            return tag + " ignoring case";
        }
        throw out.uncopied(value, "whose comparator has no value to compare");
    }

    private static void sorted(String tag, List<String> texts, FormWriter out) throws UnkeyableException {
        texts.sort(null);
        out.tag(tag).json('[');
        for (int i = 0; i < texts.size(); i++) {
            if (i > 0) {
                out.json(',');
            }
            out.json(texts.get(i));
        }
        out.json("]}");
    }
}
