package io.memoise.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** One class file. Bodies are read when they are asked for, together with those that are known to be asked for next. */
final class ClassFile {
    private static final int SKIPPED = ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES;

    private final ClassFiles files;
    private final ClassReader reader;
    private final String name;
    private final Map<Member, @Nullable Body> bodies = new HashMap<>();
    private final Set<Member> wanted = new HashSet<>();
    private final Set<Member> members = new TreeSet<>();
    private final Set<String> inside = new HashSet<>();
    private @Nullable Map<String, Map<Integer, String>> enumSwitches;

    ClassFile(ClassFiles files, ClassReader reader) {
        this.files = files;
        this.reader = reader;
        this.name = reader.getClassName();
    }

    /** {@code null} where the class does not declare the method. */
    @Nullable
    Body body(Member member) {
        if (!bodies.containsKey(member)) {
            wanted.add(member);
            Set<Member> asked = Set.copyOf(wanted);
            wanted.clear();
            for (Member each : asked) {
                bodies.put(each, null);
            }
            reader.accept(new Bodies(asked), SKIPPED);
        }
        return bodies.get(member);
    }

    /** The body will be asked for. */
    void want(Member member) {
        if (!bodies.containsKey(member)) {
            wanted.add(member);
        }
    }

    /** Takes a body that was read. */
    void add(Member member, Body body) {
        bodies.put(member, body);
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
        ClassFile own = internalName.equals(name) ? this : files.own(internalName);
        return own != null ? own : inside(internalName);
    }

    /** The name or descriptor as tokens, apart from the names that the compiler gave. Known once a body was read. */
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
        List<String> supertypes = new ArrayList<>(List.of(reader.getInterfaces()));
        supertypes.removeIf(each -> each.startsWith(Woven.ROOM));
        supertypes.add(0, String.valueOf(reader.getSuperName()));
        return supertypes;
    }

    /** The methods that the author wrote, in an order that does not depend on the file's. */
    Set<Member> members() {
        reader.accept(new Bodies(Set.of()), SKIPPED | ClassReader.SKIP_CODE);
        wanted.addAll(members);
        return members;
    }

    /** The numbers that the compiler gave to enum constants for the switches that read this field of this class. */
    Map<Integer, String> enumSwitch(String field) {
        if (enumSwitches == null) {
            enumSwitches = EnumSwitches.in(reader);
        }
        return enumSwitches.getOrDefault(field, Map.of());
    }

    private final class Bodies extends ClassVisitor {
        private final Set<Member> asked;
        private String host = name;

        Bodies(Set<Member> asked) {
            super(Opcodes.ASM9);
            this.asked = asked;
        }

        @Override
        public void visitNestHost(String nestHost) {
            host = nestHost;
        }

        @Override
        public void visitInnerClass(String inner, @Nullable String outerName, @Nullable String innerName, int access) {
            boolean named = outerName != null && (access & Opcodes.ACC_SYNTHETIC) == 0;
            if (!named && inner.startsWith(host + "$")) {
                inside.add(inner);
            }
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String method,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            Member member = new Member(name, method, descriptor);
            if ((access & Opcodes.ACC_SYNTHETIC) == 0 && !Woven.added(method)) {
                members.add(member);
            }
            return asked.contains(member) ? new BodyReader(ClassFile.this, access, member) : null;
        }
    }
}
