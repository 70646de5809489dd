package io.memoise.code;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Reads the code of one method, as JVMS §4.7.3 has it, into the tokens that count. Slots of parameters keep their numbers;
 * other local variables count down from -1 as they first appear, since the weaver gives them other slots when it moves a
 * body, behind a parameter of its own.
 * Jump targets are numbered in the order of the code.
 */
final class BodyReader extends MethodVisitor {
    /** A place in the code that some instruction names. */
    private record Target(Label label) {}

    private final ClassFile file;
    private final int access;
    private final Member member;
    private final int parameterSlots;
    private final List<Object> tokens = new ArrayList<>();
    private final Map<Integer, Integer> slots = new HashMap<>();
    private final Set<Label> named = new HashSet<>();
    private final Deque<Map<Integer, String>> enumSwitches = new ArrayDeque<>();
    private Map<Integer, String> cases = Map.of();
    private boolean ordinalRead;
    private int lastInstruction;
    private @Nullable Member advice;
    private @Nullable Member moved;

    BodyReader(ClassFile file, int access, Member member) {
        super(Opcodes.ASM9);
        this.file = file;
        this.access = access;
        this.member = member;
        int arguments = Type.getArgumentsAndReturnSizes(member.descriptor()) >> 2;
        this.parameterSlots = (access & Opcodes.ACC_STATIC) == 0 ? arguments : arguments - 1;
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode == Opcodes.IALOAD && ordinalRead && !enumSwitches.isEmpty()) {
            Map<Integer, String> numbers = enumSwitches.pop();
            instruction(opcode);
            cases = numbers;
        } else if (opcode != Opcodes.NOP) {
            instruction(opcode);
        }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        instruction(opcode, operand);
    }

    @Override
    public void visitVarInsn(int opcode, int slot) {
        instruction(opcode, local(slot));
    }

    @Override
    public void visitIincInsn(int slot, int increment) {
        instruction(Opcodes.IINC, local(slot), increment);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        if (Woven.isClosure(member.owner(), type)) {
            file.follow(type);
        }
        instruction(opcode);
        type(type);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        instruction(Opcodes.MULTIANEWARRAY, dimensions);
        type(descriptor);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        ClassFile holder = opcode == Opcodes.GETSTATIC && descriptor.equals("[I") ? file.inside(owner) : null;
        Map<Integer, String> numbers = holder == null ? Map.of() : holder.enumSwitch(name);
        instruction(opcode, name);
        if (numbers.isEmpty()) {
            type(owner);
            type(descriptor);
        } else {
            enumSwitches.push(numbers);
        }
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        if (Woven.initialises(owner, name)) {
            // Its argument was pushed by the instruction before: aload_0 is its opcode and its slot.
            tokens.subList(lastInstruction, tokens.size()).clear();
            return;
        }
        if (opcode == Opcodes.INVOKESTATIC && Woven.makesJoinPoints(name)) {
            return;
        }
        Member called = new Member(owner, name, descriptor);
        if (owner.equals(member.owner())) {
            if (Woven.isAdvice(called)) {
                advice = called;
            } else if (Woven.isMoved(called)) {
                moved = called;
            }
        }
        instruction(opcode);
        method(called);
        ordinalRead = name.equals("ordinal") && descriptor.equals("()I");
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        instruction(Opcodes.INVOKEDYNAMIC, name);
        type(descriptor);
        handle(bootstrap);
        constants(arguments);
    }

    @Override
    public void visitLdcInsn(Object value) {
        instruction(Opcodes.LDC);
        constant(value);
    }

    @Override
    public void visitJumpInsn(int opcode, Label target) {
        instruction(opcode);
        target(target);
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

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
        tokens.add("try");
        target(start);
        target(end);
        target(handler);
        type(type == null ? "" : type);
    }

    @Override
    public void visitLabel(Label label) {
        tokens.add(label);
    }

    @Override
    public void visitEnd() {
        Map<Label, Integer> numbers = new HashMap<>();
        for (Object token : tokens) {
            if (token instanceof Label label && named.contains(label)) {
                numbers.put(label, numbers.size());
            }
        }
        List<Object> counting = new ArrayList<>(tokens.size());
        for (Object token : tokens) {
            if (token instanceof Label label) {
                if (named.contains(label)) {
                    counting.add("target");
                }
            } else {
                counting.add(token instanceof Target target ? numbers.get(target.label()) : token);
            }
        }
        file.add(member, new Body(access, counting, advice, moved));
    }

    private void choice(Map<Integer, Label> byKey, Label otherwise) {
        Map<Integer, String> names = cases;
        cases = Map.of();
        instruction(Opcodes.LOOKUPSWITCH, byKey.size());
        target(otherwise);
        Map<String, Label> byName = new TreeMap<>();
        for (Map.Entry<Integer, Label> each : byKey.entrySet()) {
            byName.put(names.getOrDefault(each.getKey(), each.getKey().toString()), each.getValue());
        }
        for (Map.Entry<String, Label> each : byName.entrySet()) {
            tokens.add(each.getKey());
            target(each.getValue());
        }
    }

    private void instruction(int opcode, Object... operands) {
        if (!cases.isEmpty()) {
            // Numbers that no switch reads are used in some other way, and count themselves.
            tokens.add(new TreeMap<>(cases).toString());
            cases = Map.of();
        }
        ordinalRead = false;
        lastInstruction = tokens.size();
        tokens.add(opcode);
        tokens.addAll(List.of(operands));
    }

    private int local(int slot) {
        if (slot < parameterSlots) {
            return slot;
        }
        Integer known = slots.get(slot);
        if (known == null) {
            known = -1 - slots.size();
            slots.put(slot, known);
        }
        return known;
    }

    private void target(Label label) {
        named.add(label);
        tokens.add(new Target(label));
    }

    private void constant(Object value) {
        if (value instanceof Handle handle) {
            handle(handle);
        } else if (value instanceof ConstantDynamic dynamic) {
            tokens.add("dynamic");
            tokens.add(dynamic.getName());
            type(dynamic.getDescriptor());
            handle(dynamic.getBootstrapMethod());
            Object[] arguments = new Object[dynamic.getBootstrapMethodArgumentCount()];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = dynamic.getBootstrapMethodArgument(i);
            }
            constants(arguments);
        } else if (value instanceof Type type) {
            tokens.add("type");
            type(type.getDescriptor());
        } else {
            tokens.add(value.getClass().getSimpleName());
            tokens.add(value.toString());
        }
    }

    private void constants(Object... values) {
        tokens.add(values.length);
        for (Object value : values) {
            constant(value);
        }
    }

    private void handle(Handle handle) {
        tokens.add("handle");
        tokens.add(handle.getTag());
        if (handle.getTag() < Opcodes.H_INVOKEVIRTUAL) {
            tokens.add(handle.getName());
            type(handle.getOwner());
        } else {
            method(new Member(handle.getOwner(), handle.getName(), handle.getDesc()));
        }
    }

    /** A method is followed where its class is the one that the walk began in, or one inside that the compiler named. */
    private void method(Member called) {
        ClassFile owner = file.declaring(called.owner());
        if (owner != null) {
            owner.want(called);
            tokens.add(called);
        } else {
            tokens.add(called.name());
            type(called.owner());
            type(called.descriptor());
        }
    }

    private void type(String text) {
        tokens.addAll(file.named(text));
    }
}
