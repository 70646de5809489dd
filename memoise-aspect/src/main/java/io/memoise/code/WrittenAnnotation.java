package io.memoise.code;

import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Reads an annotation from the class file. Reflection would make a class for it, for which a program's first call would
 * wait longer than for anything else.
 */
public final class WrittenAnnotation {
    private static final int SKIPPED = ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES;

    private WrittenAnnotation() {}

    /**
     * The elements that the author wrote, by their names: strings and numbers as they are, constants of enums as their
     * names.
     *
     * @return null where the file can't be read or has no such annotation on the method, and where an element has a value
     *     of another kind: reflection knows more
     */
    public static @Nullable Map<String, Object> of(Method method, Class<? extends Annotation> annotation) {
        Class<?> type = method.getDeclaringClass();
        try {
            ClassReader file = new ClassFiles(type).reader(Type.getInternalName(type));
            if (file == null) {
                return null;
            }
            Found found = new Found(method, annotation);
            file.accept(found, SKIPPED);
            return found.elements;
        } catch (UncheckedIOException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            return null;
        }
    }

    private static final class Found extends ClassVisitor {
        private final String name;
        private final String descriptor;
        private final String annotation;
        private @Nullable Map<String, Object> elements;

        Found(Method method, Class<? extends Annotation> annotation) {
            super(Opcodes.ASM9);
            this.name = method.getName();
            this.descriptor = Type.getMethodDescriptor(method);
            this.annotation = Type.getDescriptor(annotation);
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String method,
                String itsDescriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return method.equals(name) && itsDescriptor.equals(descriptor) ? new OnMethod() : null;
        }

        private final class OnMethod extends MethodVisitor {
            OnMethod() {
                super(Opcodes.ASM9);
            }

            @Override
            public @Nullable AnnotationVisitor visitAnnotation(String type, boolean visible) {
                return type.equals(annotation) ? new Elements() : null;
            }
        }

        private final class Elements extends AnnotationVisitor {
            private final Map<String, Object> read = new HashMap<>();
            private boolean simple = true;

            Elements() {
                super(Opcodes.ASM9);
            }

            @Override
            public void visit(String element, Object value) {
                simple &= value instanceof String || value instanceof Number;
                read.put(element, value);
            }

            @Override
            public void visitEnum(String element, String type, String constant) {
                read.put(element, constant);
            }

            @Override
            public @Nullable AnnotationVisitor visitAnnotation(String element, String type) {
                simple = false;
                return null;
            }

            @Override
            public @Nullable AnnotationVisitor visitArray(String element) {
                simple = false;
                return null;
            }

            @Override
            public void visitEnd() {
                elements = simple ? read : null;
            }
        }
    }
}
