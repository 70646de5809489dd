package io.memoise.codec;

import io.memoise.Codec;
import io.memoise.MemoiseConfigurationException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A codec of the program's with the types that it says it is for.
 *
 * @param target what it writes
 * @param stored what it writes that as
 */
record UserCodec(Codec<Object, Object> codec, ResolvedType target, ResolvedType stored) {

    /** @throws MemoiseConfigurationException if its class leaves open what the types are */
    static UserCodec of(Codec<?, ?> codec) {
        Class<?> type = codec.getClass();
        List<ResolvedType> types = TypeResolver.argumentsOf(Codec.class, type);
        boolean open = type.getTypeParameters().length > 0
                || types.stream().anyMatch(argument -> argument.raw() == Object.class);
        if (open) {
            throw new MemoiseConfigurationException(
                    "the codec " + type.getName() + " does not say what it writes and as"
                            + " what; let its class implement Codec<Money, String>, with types of your own in both places");
        }
        @SuppressWarnings("unchecked")
        Codec<Object, Object> of = (Codec<Object, Object>) codec;
        return new UserCodec(of, types.get(0), types.get(1));
    }

    String name() {
        return codec.getClass().getName();
    }

    /** Whether it is for the type, or for all uses of its class. */
    boolean writes(ResolvedType type) {
        return target.raw() == type.raw()
                && (target.arguments().isEmpty()
                        || target.equals(type)
                        || target.equals(TypeResolver.resolved(target.raw())));
    }

    Object write(Object value) {
        return checked("written", value, codec::write);
    }

    Object read(Object stored) {
        Object value = checked("read", stored, codec::read);
        if (!target.raw().isInstance(value)) {
            throw new CodecFailure(
                    "is read by " + name() + " as a " + value.getClass().getTypeName());
        }
        return value;
    }

    private Object checked(String done, Object given, Step step) {
        @Nullable Object made;
        try {
            made = step.make(given);
        } catch (VirtualMachineError ours) {
            throw ours;
        } catch (Throwable thrown) {
            throw new CodecFailure("can't be " + done + " by " + name() + ", which throws a "
                    + thrown.getClass().getTypeName());
        }
        if (made == null) {
            throw new CodecFailure("can't be " + done + " by " + name() + ", which gives null");
        }
        return made;
    }

    private interface Step {
        @Nullable
        Object make(Object given);
    }
}
