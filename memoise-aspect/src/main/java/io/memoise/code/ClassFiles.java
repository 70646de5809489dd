package io.memoise.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The class files of one class and of those inside it, as the loader of that class finds them. */
final class ClassFiles {
    /** Where the file of a class was read last. A first call reads it for the annotation, and soon after for the code. */
    private static volatile WeakReference<ClassFiles> last = new WeakReference<>(null);

    private final Class<?> type;
    private final Map<String, @Nullable ClassFile> read = new HashMap<>();
    private @Nullable ClassLayout own;

    ClassFiles(Class<?> type) {
        this.type = type;
    }

    /** {@code null} where the class has no file, as classes made at run time have none. */
    @Nullable
    ClassFile of(String internalName) {
        if (!read.containsKey(internalName)) {
            ClassLayout layout = internalName.equals(Member.nameOf(type)) ? ownLayout() : layout(internalName);
            read.put(internalName, layout == null ? null : new ClassFile(this, layout));
        }
        return read.get(internalName);
    }

    /** That of the class itself; {@code null} where it has no file. */
    @Nullable
    ClassLayout ownLayout() {
        ClassFiles before = last.get();
        own = before != null && before.type == type ? before.own : layout(Member.nameOf(type));
        last = new WeakReference<>(this);
        return own;
    }

    private @Nullable ClassLayout layout(String internalName) {
        try {
            byte[] bytes = bytes(internalName + ".class");
            return bytes == null ? null : new ClassLayout(bytes);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private byte @Nullable [] bytes(String name) throws IOException {
        ClassPathElement element = ClassPathElement.of(type);
        byte[] bytes = element == null ? null : element.read(name);
        if (bytes != null) {
            return bytes;
        }
        try (InputStream resource = type.getResourceAsStream("/" + name)) {
            return resource == null ? null : resource.readAllBytes();
        }
    }

    /** The file of the class itself, if the name is its name; else {@code null}. */
    @Nullable
    ClassFile own(String internalName) {
        return internalName.equals(Member.nameOf(type)) ? of(internalName) : null;
    }

    /** {@code null} where the class has no file or does not declare the method. */
    @Nullable
    Body body(Member member) {
        ClassFile file = of(member.owner());
        return file == null ? null : file.body(member);
    }
}
