package io.memoise.codec;

import com.google.gson.ExclusionStrategy;
import com.google.gson.FieldAttributes;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.memoise.access.FieldAccess.Getter;
import io.memoise.access.FieldAccess.Making;
import java.lang.invoke.MethodHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ways to make an object of a plain class of what its fields are to hold. */
final class Maker {
    private Maker() {}

    /**
     * By a constructor that takes the values of all fields in their order. Nothing says that it puts each where it belongs,
     * so that the fields are looked at afterwards.
     */
    static Making checked(Making constructor, String[] names, Getter[] getters, Structure structure) {
        return values -> {
            Object made = constructor.make(values);
            for (int i = 0; i < values.length; i++) {
                if (!structure.same(getters[i].get(made), values[i])) {
                    throw new UnkeepableException("comes from a constructor of "
                            + made.getClass().getTypeName() + " that changes the field '" + names[i] + "'");
                }
            }
            return made;
        };
    }

    /**
     * By setting each field, whatever the constructor left in it.
     *
     * @param setters of the fields in the order of the values
     * @param others setters of the fields that no value is kept of, with what they hold
     */
    static Making setting(Blank blank, List<MethodHandle> setters, List<Default> others) {
        return values -> {
            Object made = blank.make();
            for (int i = 0; i < values.length; i++) {
                setters.get(i).invokeExact(made, values[i]);
            }
            for (Default other : others) {
                other.setter().invokeExact(made, other.value());
            }
            return made;
        };
    }

    /** Makes an object whose fields are yet to be set. */
    interface Blank {
        Object make() throws Throwable;

        static Blank of(Making constructor) {
            return () -> constructor.make(new @Nullable Object[0]);
        }

        /** Whether {@link #without} works: whether the JDK's module {@code jdk.unsupported} is there, which Gson needs. */
        static boolean withoutConstructor() {
            try {
                return without(Structure.class).make() instanceof Structure;
            } catch (Throwable missing) {
                return false;
            }
        }

        /** Without any constructor; Gson knows how. */
        static Blank without(Class<?> type) {
            return () -> Empty.GSON.fromJson("{}", type);
        }
    }

    /** The setter of a field and what the field holds in a new object. */
    record Default(MethodHandle setter, @Nullable Object value) {}

    /** Makes objects and leaves their fields alone. */
    static final class Empty implements ExclusionStrategy {
        private static final Gson GSON =
                new GsonBuilder().setExclusionStrategies(new Empty()).create();

        private Empty() {}

        @Override
        public boolean shouldSkipField(FieldAttributes field) {
            return true;
        }

        @Override
        public boolean shouldSkipClass(Class<?> type) {
            return false;
        }
    }
}
