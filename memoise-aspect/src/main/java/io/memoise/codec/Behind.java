package io.memoise.codec;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the object behind an unmodifiable view or a list of fixed size. Only the JDK's own serialisation shows it; it is
 * begun, passes the object by, and nothing is written. What lies behind decides how a view answers: a map may be one
 * that ignores case.
 */
final class Behind extends ObjectOutputStream {
    private boolean begun;
    private @Nullable Object found;

    private Behind() throws IOException {
        super(OutputStream.nullOutputStream());
        enableReplaceObject(true);
    }

    /** The collection behind a view of the JDK, the array behind {@code Arrays.asList}. */
    static @Nullable Object of(Object view) {
        try (Behind stream = new Behind()) {
            stream.writeObject(view);
            return stream.found;
        } catch (IOException unseen) {
            return null;
        }
    }

    @Override
    protected @Nullable Object replaceObject(Object object) {
        if (!begun) {
            begun = true;
            return object;
        }
        if (found == null) {
            found = object;
        }
        return null;
    }
}
