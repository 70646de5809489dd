package io.memoise.junit;

import io.memoise.Memoise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The methods of one class file that carry {@link Memoise}.
 *
 * @param woven whether the weaver has been over the class
 * @param withBody methods that it weaves, as {@code com.acme.Prices.of}
 * @param withoutBody methods that it can't weave
 */
record MemoisedMethods(boolean woven, List<String> withBody, List<String> withoutBody) {
    private static final String ANNOTATION = Type.getDescriptor(Memoise.class);

    static MemoisedMethods of(Path classFile) {
        Reader reader = new Reader();
        try {
            new ClassReader(Files.readAllBytes(classFile))
                    .accept(reader, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (IOException | RuntimeException unreadable) {
            return new MemoisedMethods(true, List.of(), List.of());
        }
        return new MemoisedMethods(reader.woven, reader.withBody, reader.withoutBody);
    }

    private static final class Reader extends ClassVisitor {
        private final List<String> withBody = new ArrayList<>();
        private final List<String> withoutBody = new ArrayList<>();
        private String type = "";
        private boolean woven;

        Reader() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            type = name.replace('/', '.');
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            woven |= name.startsWith("ajc$tjp_");
            return null;
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            List<String> methods = (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0 ? withBody : withoutBody;
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                    if (annotation.equals(ANNOTATION)) {
                        methods.add(type + "." + name);
                    }
                    return null;
                }
            };
        }
    }
}
