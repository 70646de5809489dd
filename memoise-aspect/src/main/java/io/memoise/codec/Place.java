package io.memoise.codec;

/** Where in a value we are: {@code $.items[2]}. Entries of a map go by their number, since keys may be secret. */
final class Place {
    /** The levels that a value may have. Far below what the stack holds, and above what results have. */
    static final int DEEPEST = 100;

    private final Object[] steps = new Object[DEEPEST];
    private int depth;

    /** Goes down one level; false if that is too deep. */
    boolean enter() {
        if (depth == DEEPEST) {
            return false;
        }
        steps[depth++] = "";
        return true;
    }

    /** @param step the name of a component, or the index of an element */
    void at(Object step) {
        steps[depth - 1] = step;
    }

    void leave() {
        depth--;
    }

    /** Such as {@code " at $.items[2]"}; empty for the value itself. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(depth == 0 ? "" : " at $");
        for (int i = 0; i < depth; i++) {
            if (steps[i] instanceof Integer) {
                text.append('[').append(steps[i]).append(']');
            } else if (!steps[i].equals("")) {
                text.append('.').append(steps[i]);
            }
        }
        return text.toString();
    }
}
