package io.memoise.engine;

import io.memoise.Codec;
import io.memoise.Memoise;
import java.lang.annotation.Annotation;
import java.util.Map;

/**
 * A {@link Memoise} as its class file has it, with the defaults for what the author left out. One that names codecs is
 * read by reflection. Nobody compares it.
 */
@SuppressWarnings("BadAnnotationImplementation")
final class WrittenMemoise implements Memoise {
    private final Map<String, Object> elements;

    /** @param elements that were written, by their names; constants by theirs */
    WrittenMemoise(Map<String, Object> elements) {
        this.elements = elements;
    }

    @Override
    public String expireAfterWrite() {
        return text("expireAfterWrite", "");
    }

    @Override
    public int version() {
        return (Integer) elements.getOrDefault("version", 0);
    }

    @Override
    public Code code() {
        return named(Code.values(), text("code", "METHOD"));
    }

    @Override
    public Receiver receiver() {
        return named(Receiver.values(), text("receiver", "AUTO"));
    }

    @Override
    public Sharing sharing() {
        return named(Sharing.values(), text("sharing", "AUTO"));
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Class<? extends Codec<?, ?>>[] codec() {
        return (Class[]) new Class<?>[0];
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return Memoise.class;
    }

    /** As {@link Enum#valueOf} does, which goes by reflection. */
    private static <E extends Enum<E>> E named(E[] constants, String name) {
        for (E constant : constants) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("there is no " + name);
    }

    private String text(String element, String otherwise) {
        return (String) elements.getOrDefault(element, otherwise);
    }
}
