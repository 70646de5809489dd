package io.memoise.code;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Says in lines what our reader tells of a method. */
final class TellingOurs extends CodeVisitor {
    private final Told told = new Told();
    private final ClassLayout layout;

    TellingOurs(ClassLayout layout) {
        this.layout = layout;
    }

    List<String> lines() {
        return told.lines();
    }

    @Override
    void caught(int start, int end, int handler, String type) {
        told.line("caught", told.to(start), told.to(end), told.to(handler), String.valueOf(type));
    }

    @Override
    void place(int offset) {
        told.at(offset);
    }

    @Override
    void plain(int opcode) {
        told.line(opcode);
    }

    @Override
    void number(int opcode, int operand) {
        told.line(opcode, operand);
    }

    @Override
    void variable(int opcode, int slot) {
        told.line(opcode, slot);
    }

    @Override
    void increment(int slot, int by) {
        told.line("increment", slot, by);
    }

    @Override
    void type(int opcode, String name) {
        told.line(opcode, name);
    }

    @Override
    void array(String descriptor, int dimensions) {
        told.line("array", descriptor, dimensions);
    }

    @Override
    void field(int opcode, Member field) {
        told.line(opcode, field.owner(), field.name(), field.descriptor());
    }

    @Override
    void method(int opcode, Member method) {
        told.line(opcode, method.owner(), method.name(), method.descriptor());
    }

    @Override
    void dynamic(Constants.Dynamic called) {
        told.line("invoke", text(called));
    }

    @Override
    void constant(Object value) {
        told.line("constant", text(value));
    }

    @Override
    void jump(int opcode, int target) {
        told.line(opcode, told.to(target));
    }

    @Override
    void choice(SortedMap<Integer, Integer> targets, int otherwise) {
        List<Object> parts = new ArrayList<>(List.of("choice", told.to(otherwise)));
        targets.forEach((key, target) -> parts.addAll(List.of(key, told.to(target))));
        told.line(parts.toArray());
    }

    private String text(Object value) {
        if (value instanceof Constants.Dynamic dynamic) {
            ClassLayout.Bootstrap bootstrap = layout.bootstrap(dynamic.bootstrap());
            StringBuilder text = new StringBuilder();
            text.append(dynamic.name()).append(dynamic.descriptor()).append(text(bootstrap.method()));
            bootstrap
                    .arguments()
                    .forEach(argument -> text.append('(').append(text(argument)).append(')'));
            return text.toString();
        } else if (value instanceof Constants.Handle handle) {
            Member member = handle.member();
            return handle.kind() + member.owner() + "." + member.name() + member.descriptor();
        } else if (value instanceof Constants.TypeConstant type) {
            return "type " + type.descriptor();
        }
        return value.getClass().getSimpleName() + value;
    }
}
