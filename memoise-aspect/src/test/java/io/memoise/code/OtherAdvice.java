package io.memoise.code;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Changes the copied advice of a woven class, as a later memoise may. */
final class OtherAdvice extends ClassVisitor {
    private OtherAdvice(ClassWriter to) {
        super(Opcodes.ASM9, to);
    }

    static byte[] in(byte[] woven) {
        ClassReader reader = new ClassReader(woven);
        ClassWriter to = new ClassWriter(reader, 0);
        reader.accept(new OtherAdvice(to), 0);
        return to.toByteArray();
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor to = super.visitMethod(access, name, descriptor, signature, exceptions);
        return !name.endsWith("$advice")
                ? to
                : new MethodVisitor(Opcodes.ASM9, to) {
                    @Override
                    public void visitCode() {
                        super.visitCode();
                        super.visitLdcInsn("later");
                        super.visitInsn(Opcodes.POP);
                    }
                };
    }
}
