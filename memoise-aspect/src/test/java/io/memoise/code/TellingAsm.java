package io.memoise.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Says in the lines of {@link TellingOurs} what ASM tells of a method. */
final class TellingAsm extends MethodVisitor {
    private final Told told = new Told();

    TellingAsm() {
        super(Opcodes.ASM9);
    }

    List<String> lines() {
        return told.lines();
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
        told.line("caught", told.to(start), told.to(end), told.to(handler), String.valueOf(type));
    }

    @Override
    public void visitLabel(Label label) {
        told.at(label);
    }

    @Override
    public void visitInsn(int opcode) {
        told.line(opcode);
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        told.line(opcode, operand);
    }

    @Override
    public void visitVarInsn(int opcode, int slot) {
        told.line(opcode, slot);
    }

    @Override
    public void visitIincInsn(int slot, int by) {
        told.line("increment", slot, by);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        told.line(opcode, type);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        told.line("array", descriptor, dimensions);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        told.line(opcode, owner, name, descriptor);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        told.line(opcode, owner, name, descriptor);
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        told.line("invoke", dynamic(name, descriptor, bootstrap, List.of(arguments)));
    }

    @Override
    public void visitLdcInsn(Object value) {
        told.line("constant", text(value));
    }

    @Override
    public void visitJumpInsn(int opcode, Label target) {
        told.line(opcode, told.to(target));
    }

    @Override
    public void visitTableSwitchInsn(int least, int greatest, Label otherwise, Label... targets) {
        Map<Integer, Label> byKey = new TreeMap<>();
        for (int i = 0; i < targets.length; i++) {
            if (targets[i] != otherwise) {
                byKey.put(least + i, targets[i]);
            }
        }
        choice(byKey, otherwise);
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] targets) {
        Map<Integer, Label> byKey = new TreeMap<>();
        for (int i = 0; i < keys.length; i++) {
            byKey.put(keys[i], targets[i]);
        }
        choice(byKey, otherwise);
    }

    private void choice(Map<Integer, Label> byKey, Label otherwise) {
        List<Object> parts = new ArrayList<>(List.of("choice", told.to(otherwise)));
        byKey.forEach((key, target) -> parts.addAll(List.of(key, told.to(target))));
        told.line(parts.toArray());
    }

    private static String dynamic(String name, String descriptor, Handle bootstrap, List<Object> arguments) {
        StringBuilder text = new StringBuilder();
        text.append(name).append(descriptor).append(text(bootstrap));
        arguments.forEach(argument -> text.append('(').append(text(argument)).append(')'));
        return text.toString();
    }

    private static String text(Object value) {
        if (value instanceof ConstantDynamic dynamic) {
            List<Object> arguments = new ArrayList<>();
            for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
                arguments.add(dynamic.getBootstrapMethodArgument(i));
            }
            return dynamic(dynamic.getName(), dynamic.getDescriptor(), dynamic.getBootstrapMethod(), arguments);
        } else if (value instanceof Handle handle) {
            return handle.getTag() + handle.getOwner() + "." + handle.getName() + handle.getDesc();
        } else if (value instanceof Type type) {
            return "type " + type.getDescriptor();
        }
        return value.getClass().getSimpleName() + value;
    }
}
