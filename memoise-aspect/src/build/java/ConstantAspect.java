import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Makes the one instance of an aspect a constant: the field that the AspectJ compiler keeps it in becomes final and is set
 * by the static initialiser, and {@code aspectOf()} returns it. Woven code asks for it at every call. Names of local
 * variables go. Run by the build with the aspect's class file; a file that is done already stays as it is.
 */
public final class ConstantAspect {
    private static final String INSTANCE = "ajc$perSingletonInstance";
    private static final String FAILURE = "ajc$initFailureCause";
    private static final String SETTER = "ajc$postClinit";

    private ConstantAspect() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        ClassReader reader = new ClassReader(Files.readAllBytes(file));
        // With the reader's constant pool, to which the attributes of the AspectJ compiler refer.
        ClassWriter writer = new ClassWriter(reader, 0);
        Singleton singleton = new Singleton(reader.getClassName(), writer);
        reader.accept(singleton, 0);
        if (singleton.changed == 3) {
            Files.write(file, writer.toByteArray());
        } else if (singleton.changed != 0) {
            throw new IllegalStateException(file + " is not as the AspectJ compiler is known to write an aspect");
        }
    }

    /** A method without the names of its local variables, which the weaver would copy into each woven class. */
    private static final class WithoutVariables extends MethodVisitor {
        WithoutVariables(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitLocalVariable(
                String variable, String descriptor, String signature, Label start, Label end, int index) {}
    }

    private static final class Singleton extends ClassVisitor {
        private final String name;
        private final String type;
        private boolean done;
        private int changed;

        Singleton(String name, ClassVisitor next) {
            super(Opcodes.ASM9, next);
            this.name = name;
            this.type = "L" + name + ";";
        }

        @Override
        public FieldVisitor visitField(int access, String field, String type, String signature, Object value) {
            if (field.equals(FAILURE)) {
                return null;
            }
            boolean instance = field.equals(INSTANCE);
            done |= instance && (access & Opcodes.ACC_FINAL) != 0;
            changed += instance && !done ? 1 : 0;
            return super.visitField(instance ? access | Opcodes.ACC_FINAL : access, field, type, signature, value);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String method, String descriptor, String signature, String[] thrown) {
            if (done) {
                return super.visitMethod(access, method, descriptor, signature, thrown);
            } else if (method.equals(SETTER)) {
                return null;
            }
            MethodVisitor next = super.visitMethod(access, method, descriptor, signature, thrown);
            if (method.equals("<clinit>")) {
                changed++;
                next.visitCode();
                next.visitTypeInsn(Opcodes.NEW, name);
                next.visitInsn(Opcodes.DUP);
                next.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", "()V", false);
                next.visitFieldInsn(Opcodes.PUTSTATIC, name, INSTANCE, type);
                next.visitInsn(Opcodes.RETURN);
                next.visitMaxs(2, 0);
            } else if (method.equals("aspectOf")) {
                changed++;
                next.visitCode();
                next.visitFieldInsn(Opcodes.GETSTATIC, name, INSTANCE, type);
                next.visitInsn(Opcodes.ARETURN);
                next.visitMaxs(1, 0);
            } else {
                return new WithoutVariables(next);
            }
            next.visitEnd();
            return null;
        }
    }
}
