package io.memoise.key;

import io.memoise.access.Views;
import io.memoise.key.Rules.Rule;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Unmodifiable, synchronised and checked views count by what lies behind them, which decides how they answer, and by
 * their own class, which decides what they are.
 */
final class ViewForms {
    private static final String VIEWS = Collections.class.getName() + "$";

    private ViewForms() {}

    /** Null where the class is no view that shows what is behind it. */
    static @Nullable Rule rule(Class<?> type) {
        String name = type.getName();
        boolean view = name.startsWith(VIEWS + "Unmodifiable")
                || name.startsWith(VIEWS + "Synchronized")
                || name.startsWith(VIEWS + "Checked")
                || name.equals(VIEWS + "SetFromMap");
        if (!view) {
            return null;
        }
        return List.class.isAssignableFrom(type) ? ViewForms::list : ViewForms::other;
    }

    /** Lists are alike whatever their class. */
    private static void list(Object view, FormWriter out) throws UnkeyableException {
        Object behind = behind(view, out);
        if (behind instanceof List<?>) {
            out.value(behind);
        } else {
            Contents.ordered("list", (List<?>) view, out);
        }
    }

    private static void other(Object view, FormWriter out) throws UnkeyableException {
        Object behind = behind(view, out);
        out.tag("view " + view.getClass().getSimpleName());
        if (behind instanceof Collection<?> || behind instanceof Map<?, ?>) {
            out.value(behind);
        } else if (view instanceof Map<?, ?> map) {
            Contents.unordered("map", map, out);
        } else if (view instanceof Set<?> set && !isOfConstants(behind)) {
            Contents.unordered("set", set, out);
        } else if (view instanceof Set<?> set && !set.isEmpty()) {
            Contents.ordered("enum set", set, out);
        } else {
            throw unseen(view, out);
        }
        out.json('}');
    }

    /** What the JDK passes by for the kinds without a name of their own is no collection; the view says the rest. */
    private static Object behind(Object view, FormWriter out) throws UnkeyableException {
        Object behind = Views.behind(view);
        if (behind == null) {
            throw unseen(view, out);
        }
        boolean known = behind instanceof Collection<?>
                || behind instanceof Map<?, ?>
                || behind.getClass().getName().equals("java.util.CollSer")
                || isOfConstants(behind);
        if (!known) {
            throw unseen(view, out);
        }
        return behind;
    }

    private static boolean isOfConstants(Object behind) {
        return behind.getClass().getName().equals("java.util.EnumSet$SerializationProxy");
    }

    private static UnkeyableException unseen(Object view, FormWriter out) {
        return out.uncopied(view, "a view of a collection that cannot be seen");
    }
}
