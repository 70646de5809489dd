package io.memoise.key;

import io.memoise.key.Rules.Rule;
import java.util.Arrays;
import java.util.Base64;

/** ArrayForms count by their type and content. */
final class ArrayForms {
    /** A multiple of three: pieces of Base64 then join without padding. */
    private static final int PIECE = 3 * 2_048;

    private ArrayForms() {}

    static Rule rule(Class<?> type) {
        if (type == byte[].class) {
            return (array, out) -> bytes((byte[]) array, out);
        } else if (type == char[].class) {
            return (array, out) -> out.tagged("char[]", new String((char[]) array));
        } else if (type == boolean[].class) {
            return (array, out) ->
                    each("boolean[]", out, ((boolean[]) array).length, i -> Boolean.toString(((boolean[]) array)[i]));
        } else if (type == short[].class) {
            return (array, out) ->
                    each("short[]", out, ((short[]) array).length, i -> Short.toString(((short[]) array)[i]));
        } else if (type == int[].class) {
            return (array, out) ->
                    each("int[]", out, ((int[]) array).length, i -> Integer.toString(((int[]) array)[i]));
        } else if (type == long[].class) {
            return (array, out) ->
                    each("long[]", out, ((long[]) array).length, i -> Long.toString(((long[]) array)[i]));
        } else if (type == float[].class) {
            return (array, out) -> each(
                    "float[]", out, ((float[]) array).length, i -> '"' + Float.toString(((float[]) array)[i]) + '"');
        } else if (type == double[].class) {
            return (array, out) -> each(
                    "double[]",
                    out,
                    ((double[]) array).length,
                    i -> '"' + Double.toString(((double[]) array)[i]) + '"');
        }
        return (array, out) -> objects((Object[]) array, out);
    }

    private interface Element {
        String json(int index);
    }

    private static void each(String tag, FormWriter out, int length, Element element) throws UnkeyableException {
        out.tag(tag).json('[');
        for (int i = 0; i < length; i++) {
            if (i > 0) {
                out.json(',');
            }
            out.json(element.json(i));
        }
        out.json("]}");
    }

    private static void bytes(byte[] array, FormWriter out) throws UnkeyableException {
        out.tag("byte[]").json('"');
        for (int from = 0; from < array.length; from += PIECE) {
            int to = Math.min(array.length, from + PIECE);
            out.json(Base64.getEncoder().encodeToString(Arrays.copyOfRange(array, from, to)));
        }
        out.json("\"}");
    }

    private static void objects(Object[] array, FormWriter out) throws UnkeyableException {
        out.familiar(array.getClass(), array);
        Contents.ordered(array.getClass().getTypeName(), Arrays.asList(array), out);
    }
}
