package io.memoise.code;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The code of one method.
 *
 * @param access the flags of the method
 * @param tokens what counts, in order: a {@link String} or an {@link Integer} as it is, a {@link Member} that stands for
 *     a method of the class or of a class inside it, a {@link Inside} that stands for such a class
 * @param advice the copied advice of memoise that stands in the place of the code, which has moved; else {@code null}
 * @param moved where copied advice finds the code that has moved; else {@code null}
 */
record Body(
        int access,
        List<Object> tokens,
        @Nullable Member advice,
        @Nullable Member moved) {

    /**
     * A local, anonymous or synthetic class, whose name is given by the compiler.
     *
     * @param name the internal name
     */
    record Inside(String name) {}

    boolean is(int flag) {
        return (access & flag) != 0;
    }
}
