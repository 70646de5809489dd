package io.memoise.codec;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where in a value we are: {@code $.items[2]}. Entries of a map go by their number, since keys may be secret. */
final class Place {
    /** The levels that a value may have. Far below what the stack holds, and above what results have. */
    static final int DEEPEST = 100;

    private static final int FIRST = 8;

    private @Nullable String[] names = new @Nullable String[FIRST];
    private int[] numbers = new int[FIRST];
    private int depth;

    /** Goes down one level; false if that is too deep. */
    boolean enter() {
        if (depth == DEEPEST) {
            return false;
        }
        if (depth == names.length) {
            names = Arrays.copyOf(names, 4 * depth);
            numbers = Arrays.copyOf(numbers, 4 * depth);
        }
        names[depth++] = "";
        return true;
    }

    /** At the component of this name; at the value itself where it is empty. */
    void at(String name) {
        names[depth - 1] = name;
    }

    /** At the element of this index. */
    void at(int index) {
        names[depth - 1] = null;
        numbers[depth - 1] = index;
    }

    void leave() {
        depth--;
    }

    /** Such as {@code " at $.items[2]"}; empty for the value itself. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(depth == 0 ? "" : " at $");
        for (int i = 0; i < depth; i++) {
            String name = names[i];
            if (name == null) {
                text.append('[').append(numbers[i]).append(']');
            } else if (!name.isEmpty()) {
                text.append('.').append(name);
            }
        }
        return text.toString();
    }
}
