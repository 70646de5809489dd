package io.memoise.weave;

import io.memoise.engine.Site;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.aspectj.lang.JoinPoint;
import org.aspectj.lang.reflect.MethodSignature;
import org.jspecify.annotations.Nullable;

/**
 * Links a woven method to its table at its first call: makes the table, and puts it in the place of the static part that
 * the weaver keeps in a field of the woven class. Where that can't be done (in an interface the field is final; advice
 * that was not copied sees its own class only) every call comes here and is given the same table.
 */
public final class Link {
    /** The tables of one woven class, held by that class; none for a refused method that was spoken of. */
    private static final ClassValue<Map<JoinPoint.StaticPart, @Nullable Table>> TABLES = new ClassValue<>() {
        @Override
        protected Map<JoinPoint.StaticPart, @Nullable Table> computeValue(Class<?> woven) {
            return new IdentityHashMap<>();
        }
    };

    private static final AtomicLong SLOW = new AtomicLong();

    private Link() {}

    /** Says once that the method, which returns nothing, is not memoised. */
    public static void refuse(JoinPoint.StaticPart part) {
        MethodSignature signature = (MethodSignature) part.getSignature();
        Map<JoinPoint.StaticPart, @Nullable Table> tables = tables(part);
        synchronized (tables) {
            if (tables.containsKey(part)) {
                return;
            }
            tables.put(part, null);
        }
        Site.refuse(signature.getMethod());
    }

    /** How often a call had to look its table up, because it could not be put into the woven class. */
    static long slowLookUps() {
        return SLOW.get();
    }

    /** Those of the class of the method. Whoever looks for a table, and puts one there if there is none, holds their lock. */
    static Map<JoinPoint.StaticPart, @Nullable Table> tables(JoinPoint.StaticPart part) {
        return TABLES.get(part.getSignature().getDeclaringType());
    }

    /** Makes it the table of the method, which every call is given. */
    static void put(
            Table table,
            MethodHandles.Lookup caller,
            JoinPoint.StaticPart part,
            Map<JoinPoint.StaticPart, @Nullable Table> tables) {
        tables.put(part, table);
        table.inPlace = replaced(caller, part.getSignature().getDeclaringType(), part, table);
    }

    /** The table, whose look-up is counted if it could not be put into the woven class. */
    static Table counted(Table table) {
        if (!table.inPlace) {
            SLOW.incrementAndGet();
        }
        return table;
    }

    /** Whether the table is now in the field that held the static part. */
    private static boolean replaced(
            MethodHandles.Lookup caller, Class<?> woven, JoinPoint.StaticPart part, Table table) {
        if (caller.lookupClass() != woven || woven.isInterface()) {
            return false;
        }
        try {
            for (Field field : woven.getDeclaredFields()) {
                if (field.getType() == JoinPoint.StaticPart.class && Modifier.isStatic(field.getModifiers())) {
                    var variable = caller.unreflectVarHandle(field);
                    if (variable.getVolatile() == part) {
                        variable.setVolatile(table);
                        return true;
                    }
                }
            }
        } catch (IllegalAccessException | UnsupportedOperationException refused) {
            return false;
        }
        return false;
    }
}
