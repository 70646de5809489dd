package io.memoise.access;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the object behind a view of the JDK. Only the JDK's own serialisation shows it; it is begun, passes the object
 * by, and nothing is written. What lies behind decides how a view answers: a map may be one that ignores case.
 */
public final class Views extends ObjectOutputStream {
    private static final Set<String> STAND_INS = Set.of("java.util.CollSer", "java.util.EnumSet$SerializationProxy");

    private boolean begun;
    private @Nullable Object found;

    private Views() throws IOException {
        super(OutputStream.nullOutputStream());
        enableReplaceObject(true);
    }

    /**
     * The first object that the view refers to: the collection behind it, the array behind {@code Arrays.asList}. Where
     * that is one of {@code List.of}, {@code Set.of}, {@code Map.of} or an {@code EnumSet}, it is the stand-in that the
     * JDK writes for it, which is none of a collection. Null where nothing is seen, or a stand-in of the program's.
     */
    public static @Nullable Object behind(Object view) {
        Object found = seen(view);
        return found == null || isOfTheJdk(found.getClass().getName()) || found == seen(view) ? found : null;
    }

    private static boolean isOfTheJdk(String name) {
        return STAND_INS.contains(name) || name.startsWith("java.util.Collections$");
    }

    /** A class of the program's may have another object written in its place, which is made anew each time. */
    private static @Nullable Object seen(Object view) {
        try (Views stream = new Views()) {
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
