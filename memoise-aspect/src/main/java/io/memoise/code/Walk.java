package io.memoise.code;

import io.memoise.digest.Sha256;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The walk from one method through all that belongs to its code, in the order in which instructions name it. What the
 * compiler named is called by the number of its discovery, everything else by its name.
 */
final class Walk {
    private static final int HEXADECIMAL_DIGITS = 32;

    private final ClassFiles files;
    private final Member root;
    private final StringBuilder text = new StringBuilder(2048);
    private final Map<Object, Integer> numbers = new HashMap<>();
    private final Deque<Object> ahead = new ArrayDeque<>();

    Walk(ClassFiles files, Member root) {
        this.files = files;
        this.root = root;
    }

    /** The first half of the SHA-256 of all the code in hexadecimal digits; {@code null} where there is no such method. */
    @Nullable
    String fingerprint() {
        if (files.body(root) == null) {
            return null;
        }
        find(root);
        while (!ahead.isEmpty()) {
            Object next = ahead.remove();
            if (next instanceof Member member) {
                visit(member);
            } else {
                visit((String) next);
            }
        }
        // Character by character: an encoding would give all lone surrogates one form.
        byte[] bytes = new byte[text.length() * Character.BYTES];
        for (int i = 0; i < text.length(); i++) {
            bytes[2 * i] = (byte) (text.charAt(i) >> Byte.SIZE);
            bytes[2 * i + 1] = (byte) text.charAt(i);
        }
        return new Sha256().add(bytes).hex().substring(0, HEXADECIMAL_DIGITS);
    }

    private void visit(Member member) {
        Body body = files.body(member);
        if (body != null) {
            write("method");
            write(member);
            write(body.is(ClassLayout.STATIC));
            write(unmoved(body).tokens());
        }
    }

    /** The code of the method, where the weaver moved it to. */
    private Body unmoved(Body body) {
        if (body.advice() != null) {
            Body advice = files.body(body.advice());
            Body moved = advice == null || advice.moved() == null ? null : files.body(advice.moved());
            if (moved != null) {
                return moved;
            }
        }
        return body;
    }

    /** A class that the compiler named is part of the code with all its methods. */
    private void visit(String inside) {
        ClassFile file = files.of(inside);
        if (file != null) {
            Set<Member> members = file.members();
            write("class");
            for (String supertype : file.supertypes()) {
                write(file.named(supertype));
            }
            for (Member member : members) {
                find(member);
            }
        }
    }

    /** The number of the member or class, which is visited when its time comes. */
    private int find(Object what) {
        Integer known = numbers.get(what);
        if (known == null) {
            known = numbers.size();
            numbers.put(what, known);
            ahead.add(what);
        }
        return known;
    }

    private void write(List<Object> tokens) {
        for (Object token : tokens) {
            if (token instanceof Member member) {
                write(member);
            } else if (token instanceof Body.Inside inside) {
                write(find(inside.name()));
            } else {
                write(token);
            }
        }
    }

    private void write(Member called) {
        Body body = files.body(called);
        ClassFile file = files.of(called.owner());
        write(file == null || called.owner().equals(root.owner()) ? -1 : find(called.owner()));
        if (body != null && body.is(ClassLayout.SYNTHETIC)) {
            write(find(called));
        } else {
            write(called.name());
            if (file != null) {
                write(file.named(called.descriptor()));
            }
            if (body != null) {
                find(called);
            }
        }
    }

    /** Every part is led by its length, so that no two lists of parts have one text. */
    private void write(Object part) {
        String written = part.toString();
        text.append(written.length()).append(':').append(written);
    }
}
