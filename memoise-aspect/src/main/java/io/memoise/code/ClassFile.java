package io.memoise.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One class file. Bodies are read when they are asked for. */
final class ClassFile {
    private final ClassFiles files;
    private final ClassLayout layout;
    private final Map<Member, @Nullable Body> bodies = new HashMap<>();
    private final Set<String> inside = new HashSet<>();
    private @Nullable Map<String, Map<Integer, String>> enumSwitches;

    ClassFile(ClassFiles files, ClassLayout layout) {
        this.files = files;
        this.layout = layout;
        String within = layout.nestHost() + "$";
        for (String unnamed : layout.unnamedClasses()) {
            if (unnamed.startsWith(within)) {
                inside.add(unnamed);
            }
        }
    }

    /** {@code null} where the class does not declare the method. */
    @Nullable
    Body body(Member member) {
        if (!bodies.containsKey(member)) {
            ClassLayout.Method method = layout.method(member);
            bodies.put(member, method == null ? null : BodyReader.read(this, layout, method));
        }
        return bodies.get(member);
    }

    /** Follows a class as if the compiler had named it. */
    void follow(String internalName) {
        inside.add(internalName);
    }

    /** The file of a class inside whose name the compiler gave; {@code null} where it is another class. */
    @Nullable
    ClassFile inside(String internalName) {
        return inside.contains(internalName) ? files.of(internalName) : null;
    }

    /** The file of a class whose methods are followed; {@code null} where they are not. */
    @Nullable
    ClassFile declaring(String internalName) {
        ClassFile own = internalName.equals(layout.name()) ? this : files.own(internalName);
        return own != null ? own : inside(internalName);
    }

    /** The name or descriptor as tokens, apart from the names that the compiler gave. */
    List<Object> named(String text) {
        if (inside.isEmpty() || text.indexOf('$') < 0) {
            return List.of(text);
        }
        if (inside.contains(text)) {
            return List.of(new Body.Inside(text));
        }
        List<Object> tokens = new ArrayList<>();
        int written = 0;
        int after = 0;
        for (int end = text.indexOf(';'); end >= 0; end = text.indexOf(';', after)) {
            int start = text.indexOf('L', after) + 1;
            String each = text.substring(start, end);
            if (inside.contains(each)) {
                tokens.add(text.substring(written, start));
                tokens.add(new Body.Inside(each));
                written = end;
            }
            after = end + 1;
        }
        tokens.add(text.substring(written));
        return tokens;
    }

    /** The superclass and the interfaces that the author wrote. */
    List<String> supertypes() {
        List<String> supertypes = new ArrayList<>(layout.supertypes());
        supertypes.subList(1, supertypes.size()).removeIf(each -> each.startsWith(Woven.ROOM));
        return supertypes;
    }

    /** The methods that the author wrote, in an order that does not depend on the file's. */
    Set<Member> members() {
        Set<Member> members = new TreeSet<>();
        for (ClassLayout.Method method : layout.methods()) {
            if (!method.is(ClassLayout.SYNTHETIC)
                    && !Woven.added(method.member().name())) {
                members.add(method.member());
            }
        }
        return members;
    }

    /** The numbers that the compiler gave to enum constants for the switches that read this field of this class. */
    Map<Integer, String> enumSwitch(String field) {
        if (enumSwitches == null) {
            enumSwitches = EnumSwitches.in(layout);
        }
        return enumSwitches.getOrDefault(field, Map.of());
    }
}
