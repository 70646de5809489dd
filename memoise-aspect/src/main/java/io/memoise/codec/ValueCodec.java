package io.memoise.codec;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns what one method returns into JSON and back, by its generic return type. Nothing is kept that does not come back
 * the same by structure; {@link #keep} sees to it. Safe for use by several threads.
 */
public final class ValueCodec {
    /** Goes before every shape; another number where the same value is written in another way. */
    private static final String FORMAT = "1 ";

    /** No more than this is expected of any text. */
    private static final int LARGE = 1 << 20;

    private final Adapter adapter;
    private final String shape;
    private final Structure structure;
    private final Immutability immutability;
    private final boolean ofFutures;

    /** A little more than the last text had; a guess, which any thread may change. */
    private int expected = 256;

    private ValueCodec(Adapter adapter, Structure structure, Immutability immutability, boolean ofFutures) {
        StringBuilder text = new StringBuilder(FORMAT);
        adapter.describe(text, new HashMap<>());
        this.adapter = adapter;
        this.ofFutures = ofFutures;
        this.shape = text.toString();
        this.structure = structure;
        this.immutability = immutability;
    }

    /** The codec of what the method returns, where the program has no codecs of its own. */
    public static ValueCodec of(Method method, @Nullable Class<?> receiver, MethodHandles.Lookup lookup) {
        return of(method, receiver, lookup, Codecs.NONE);
    }

    /**
     * The codec of what the method returns. Never throws: where the return type can't be kept, {@link #keep} says why.
     *
     * <p>Of a method that returns a future it is the codec of what the future completes with, as an {@link Optional} that
     * is empty for null; a null stands for a future that is null itself.
     *
     * @param receiver the class of the object that the method is called on, which says what type variables of the
     *     declaring class stand for; null for static methods or where it is not known
     * @param lookup of the woven class; by its right fields are read and objects made
     * @param codecs of the program, which go before all else
     */
    public static ValueCodec of(
            Method method, @Nullable Class<?> receiver, MethodHandles.Lookup lookup, Codecs codecs) {
        Components components = new Components(lookup);
        Structure structure = new Structure(components, codecs);
        Immutability immutability = new Immutability(components, codecs);
        try {
            ResolvedType type = TypeResolver.returnType(method, receiver);
            ResolvedType content = TypeResolver.contentOfFuture(type);
            Registry registry = new Registry(lookup, components, structure, codecs);
            Adapter adapter = registry.adapter(content == null ? type : content);
            return new ValueCodec(adapter, structure, immutability, content != null);
        } catch (RuntimeException | LinkageError | StackOverflowError unresolved) {
            String reason = "could not be taken apart: " + unresolved;
            return new ValueCodec(Refused.because(method.getReturnType(), reason), structure, immutability, false);
        }
    }

    /** Whether the return type mentions a type variable of the class, so that each receiver class needs its own codec. */
    public static boolean dependsOnReceiver(Method method) {
        return TypeResolver.mentionsClassVariable(method.getGenericReturnType());
    }

    /** Whether the method returns a {@code CompletableFuture}, {@code CompletionStage} or {@code Future}. */
    public boolean ofFutures() {
        return ofFutures;
    }

    /** Whether each type in the value type is one that memoise knows; else some values can't be copied. */
    public boolean copiesAll() {
        return !shape.contains(Refused.MARK);
    }

    /**
     * The shape of the value type: names and types of components, constants of enums, and so on down. It is the same text
     * in every JVM, and two shapes are equal where what was stored under the one means the same under the other. It names
     * classes only as tags of sealed types, for codecs of the program's, and where a type can't be kept.
     */
    public String shape() {
        return shape;
    }

    /**
     * Writes the value, reads it back and compares the two by structure.
     *
     * @throws UnkeepableException if anything would be lost, with the reason and the place
     */
    public Kept keep(@Nullable Object value) throws UnkeepableException {
        Writing out = new Writing(expected);
        String json;
        try {
            out.value(adapter, value);
            json = out.text();
            expected = Math.min(LARGE, json.length() + json.length() / 4 + 64);
        } catch (UnkeepableException refused) {
            throw refused;
        } catch (Throwable thrown) {
            throw out.refuse(reason(thrown));
        }
        return value == null || adapter.exact() ? new Kept(json, true, value) : compared(value, json);
    }

    private Kept compared(Object value, String json) throws UnkeepableException {
        Object copy = read(json, "the result read back");
        try {
            if (structure.same(value, copy)) {
                boolean immutable = immutability.of(value);
                return new Kept(json, immutable, immutable ? value : copy);
            }
        } catch (Throwable thrown) {
            throw new UnkeepableException("the result read back " + reason(thrown));
        }
        throw new UnkeepableException("the result is a " + value.getClass().getTypeName()
                + ", which does not come back the same. See docs/troubleshooting.md#changed-result");
    }

    /**
     * Reads what {@link #keep} wrote. Anything else is refused: malformed or trailing text, an unknown constant, a
     * missing, unknown or repeated component, a value of another kind.
     *
     * @throws UnkeepableException with the reason and the place
     */
    public @Nullable Object decode(String json) throws UnkeepableException {
        return read(json, "the stored value");
    }

    private @Nullable Object read(String json, String what) throws UnkeepableException {
        Reading in = new Reading(json, what);
        try {
            Object value = in.value(adapter);
            in.end();
            return value;
        } catch (UnkeepableException refused) {
            throw refused;
        } catch (Throwable thrown) {
            throw in.refuse(reason(thrown));
        }
    }

    /** Copies of the value; null where one of its parts can only be decoded. The value is to be left alone after that. */
    public @Nullable Copies copies(@Nullable Object value) {
        return value == null ? null : Copies.of(value, immutability, structure);
    }

    /** Whether nobody can change the value, down to its last part. Also answers for values that can't be written. */
    public boolean immutable(@Nullable Object value) {
        try {
            return immutability.of(value);
        } catch (RuntimeException | StackOverflowError unproven) {
            return false;
        }
    }

    /** Of anything thrown on the way, be it by Gson, by a collection or by the constructor of a record. */
    private static String reason(Throwable thrown) {
        if (thrown instanceof StackOverflowError) {
            return "is nested too deep for what is left of the stack";
        }
        if (thrown instanceof VirtualMachineError ours) {
            throw ours;
        }
        if (thrown instanceof CodecFailure failure) {
            return String.valueOf(failure.getMessage());
        }
        return "can't be taken through JSON: " + thrown.getClass().getTypeName();
    }
}
