package io.memoise.code;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The tables by which {@code javac} switches over enums: in the static initialiser of a synthetic class an array named
 * {@code $SwitchMap$…} is given, at each constant's ordinal, a number that is counted up from 1 in the order in which
 * the switches of the outermost class name the constants.
 */
final class EnumSwitches extends MethodVisitor {
    private final Map<String, Map<Integer, String>> byField;
    private String table = "";
    private String constant = "";
    private int number;

    private EnumSwitches(Map<String, Map<Integer, String>> byField) {
        super(Opcodes.ASM9);
        this.byField = byField;
    }

    /** By the name of the array, the constant of each number. */
    static Map<String, Map<Integer, String>> in(ClassReader reader) {
        Map<String, Map<Integer, String>> byField = new HashMap<>();
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public @Nullable MethodVisitor visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        return name.equals("<clinit>") ? new EnumSwitches(byField) : null;
                    }
                },
                ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return byField;
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        if (name.startsWith("$SwitchMap$")) {
            table = name;
        } else {
            constant = name;
        }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        number = operand;
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode >= Opcodes.ICONST_0 && opcode <= Opcodes.ICONST_5) {
            number = opcode - Opcodes.ICONST_0;
        } else if (opcode == Opcodes.IASTORE && !table.isEmpty()) {
            byField.computeIfAbsent(table, none -> new HashMap<>()).put(number, constant);
        }
    }
}
