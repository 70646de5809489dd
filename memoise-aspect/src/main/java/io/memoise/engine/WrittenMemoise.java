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
        return Code.valueOf(text("code", "METHOD"));
    }

    @Override
    public Receiver receiver() {
        return Receiver.valueOf(text("receiver", "AUTO"));
    }

    @Override
    public Sharing sharing() {
        return Sharing.valueOf(text("sharing", "AUTO"));
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

    private String text(String element, String otherwise) {
        return (String) elements.getOrDefault(element, otherwise);
    }
}
