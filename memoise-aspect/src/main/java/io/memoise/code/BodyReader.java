package io.memoise.code;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the code of one method, as JVMS §4.7.3 has it, into the tokens that count. Slots of parameters keep their numbers;
 * other local variables count down from -1 as they first appear, since the weaver gives them other slots when it moves a
 * body, behind a parameter of its own. Jump targets are numbered in the order of the code.
 */
final class BodyReader extends CodeVisitor {
    /** Dynamic constants are not nested deeper. */
    private static final int DEEPEST = 100;

    /**
     * A place in the code.
     *
     * @param isHere whether the code goes on there; else some instruction names it
     */
    private record Place(int offset, boolean isHere) {}

    private final ClassFile file;
    private final ClassLayout layout;
    private final Member member;
    private final int parameterSlots;
    private final List<Object> tokens = new ArrayList<>();
    private final Map<Integer, Integer> slots = new HashMap<>();
    private final Set<Integer> named = new HashSet<>();
    private final Deque<Map<Integer, String>> enumSwitches = new ArrayDeque<>();
    private Map<Integer, String> cases = Map.of();
    private boolean ordinalRead;
    private int lastInstruction;
    private int depth;
    private @Nullable Member advice;
    private @Nullable Member moved;

    private BodyReader(ClassFile file, ClassLayout layout, ClassLayout.Method method) {
        this.file = file;
        this.layout = layout;
        this.member = method.member();
        this.parameterSlots = slots(member.descriptor()) + (method.is(ClassLayout.STATIC) ? 0 : 1);
    }

    static Body read(ClassFile file, ClassLayout layout, ClassLayout.Method method) {
        BodyReader reader = new BodyReader(file, layout, method);
        layout.read(method, reader);
        return new Body(method.access(), reader.counting(), reader.advice, reader.moved);
    }

    /** How many local variables the parameters take: those of type {@code long} and {@code double} two. */
    private static int slots(String descriptor) {
        int slots = 0;
        for (int at = 1; descriptor.charAt(at) != ')'; at++) {
            char kind = descriptor.charAt(at);
            boolean wide = kind == 'J' || kind == 'D';
            while (descriptor.charAt(at) == '[') {
                at++;
            }
            if (descriptor.charAt(at) == 'L') {
                at = descriptor.indexOf(';', at);
                if (at < 0) {
                    throw new IllegalArgumentException("it has a method of the type " + descriptor);
                }
            }
            slots += wide ? 2 : 1;
        }
        return slots;
    }

    @Override
    void plain(int opcode) {
        if (opcode == Opcode.IALOAD && ordinalRead && !enumSwitches.isEmpty()) {
            Map<Integer, String> numbers = enumSwitches.pop();
            instruction(opcode);
            cases = numbers;
        } else if (opcode != Opcode.NOP) {
            instruction(opcode);
        }
    }

    @Override
    void number(int opcode, int operand) {
        instruction(opcode, operand);
    }

    @Override
    void variable(int opcode, int slot) {
        instruction(opcode, local(slot));
    }

    @Override
    void increment(int slot, int by) {
        instruction(Opcode.IINC, local(slot), by);
    }

    @Override
    void type(int opcode, String name) {
        if (Woven.isClosure(member.owner(), name)) {
            file.follow(name);
        }
        instruction(opcode);
        type(name);
    }

    @Override
    void array(String descriptor, int dimensions) {
        instruction(Opcode.MULTIANEWARRAY, dimensions);
        type(descriptor);
    }

    @Override
    void field(int opcode, Member field) {
        boolean isTable = opcode == Opcode.GETSTATIC && field.descriptor().equals("[I");
        ClassFile holder = isTable ? file.inside(field.owner()) : null;
        Map<Integer, String> numbers = holder == null ? Map.of() : holder.enumSwitch(field.name());
        instruction(opcode, field.name());
        if (numbers.isEmpty()) {
            type(field.owner());
            type(field.descriptor());
        } else {
            enumSwitches.push(numbers);
        }
    }

    @Override
    void method(int opcode, Member called) {
        if (Woven.initialises(called.owner(), called.name())) {
            // Its argument was pushed by the instruction before: aload_0 is its opcode and its slot.
            tokens.subList(lastInstruction, tokens.size()).clear();
            return;
        }
        if (opcode == Opcode.INVOKESTATIC && Woven.makesJoinPoints(called.name())) {
            return;
        }
        if (called.owner().equals(member.owner())) {
            if (Woven.isAdvice(called)) {
                advice = called;
            } else if (Woven.isMoved(called)) {
                moved = called;
            }
        }
        instruction(opcode);
        method(called);
        ordinalRead = called.name().equals("ordinal") && called.descriptor().equals("()I");
    }

    @Override
    void dynamic(Constants.Dynamic called) {
        instruction(Opcode.INVOKEDYNAMIC, called.name());
        type(called.descriptor());
        bootstrap(called);
    }

    @Override
    void constant(Object value) {
        instruction(Opcode.LDC);
        loaded(value);
    }

    @Override
    void jump(int opcode, int target) {
        instruction(opcode);
        target(target);
    }

    @Override
    void caught(int start, int end, int handler, @Nullable String type) {
        tokens.add("try");
        target(start);
        target(end);
        target(handler);
        type(type == null ? "" : type);
    }

    @Override
    void place(int offset) {
        tokens.add(new Place(offset, true));
    }

    /** The tokens, with numbers for the places that are named. */
    private List<Object> counting() {
        Map<Integer, Integer> numbers = new HashMap<>();
        for (Object token : tokens) {
            if (token instanceof Place place && place.isHere() && named.contains(place.offset())) {
                numbers.put(place.offset(), numbers.size());
            }
        }
        List<Object> counting = new ArrayList<>(tokens.size());
        for (Object token : tokens) {
            if (!(token instanceof Place place)) {
                counting.add(token);
            } else if (!place.isHere()) {
                counting.add(numbers.get(place.offset()));
            } else if (named.contains(place.offset())) {
                counting.add("target");
            }
        }
        return counting;
    }

    @Override
    void choice(SortedMap<Integer, Integer> targets, int otherwise) {
        Map<Integer, String> names = cases;
        cases = Map.of();
        instruction(Opcode.LOOKUPSWITCH, targets.size());
        target(otherwise);
        Map<String, Integer> byName = new TreeMap<>();
        for (Map.Entry<Integer, Integer> each : targets.entrySet()) {
            byName.put(names.getOrDefault(each.getKey(), each.getKey().toString()), each.getValue());
        }
        for (Map.Entry<String, Integer> each : byName.entrySet()) {
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

    private void target(int offset) {
        named.add(offset);
        tokens.add(new Place(offset, false));
    }

    private void loaded(Object value) {
        if (value instanceof Constants.Handle handle) {
            handle(handle);
        } else if (value instanceof Constants.Dynamic dynamic) {
            tokens.add("dynamic");
            tokens.add(dynamic.name());
            type(dynamic.descriptor());
            bootstrap(dynamic);
        } else if (value instanceof Constants.TypeConstant type) {
            tokens.add("type");
            type(type.descriptor());
        } else {
            tokens.add(value.getClass().getSimpleName());
            tokens.add(value.toString());
        }
    }

    private void bootstrap(Constants.Dynamic dynamic) {
        if (depth == DEEPEST) {
            throw new IllegalArgumentException("a dynamic constant is made of itself");
        }
        depth++;
        ClassLayout.Bootstrap bootstrap = layout.bootstrap(dynamic.bootstrap());
        handle(bootstrap.method());
        tokens.add(bootstrap.arguments().size());
        for (Object argument : bootstrap.arguments()) {
            loaded(argument);
        }
        depth--;
    }

    private void handle(Constants.Handle handle) {
        Member of = handle.member();
        tokens.add("handle");
        tokens.add(handle.kind());
        if (handle.isOfField()) {
            tokens.add(of.name());
            type(of.owner());
        } else {
            method(of);
        }
    }

    /** A method is followed where its class is the one that the walk began in, or one inside that the compiler named. */
    private void method(Member called) {
        ClassFile owner = file.declaring(called.owner());
        if (owner != null) {
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
