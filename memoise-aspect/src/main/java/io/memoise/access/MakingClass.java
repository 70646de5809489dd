package io.memoise.access;

import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.util.function.Function;

/**
 * The class file of a {@code Function<Object[], Object>} that calls one constructor, as JVMS §4 has it. It has no
 * jumps, and so no frames.
 */
final class MakingClass {
    private static final int JAVA_11 = 55;
    private static final int FINAL_SYNTHETIC = 0x1030;
    private static final int PUBLIC = 1;

    private static final int ALOAD_0 = 42;
    private static final int ALOAD_1 = 43;
    private static final int ASTORE_1 = 76;
    private static final int SIPUSH = 17;
    private static final int AALOAD = 50;
    private static final int DUP = 89;
    private static final int ARETURN = 176;
    private static final int RETURN = 177;
    private static final int INVOKEVIRTUAL = 182;
    private static final int INVOKESPECIAL = 183;
    private static final int NEW = 187;
    private static final int CHECKCAST = 192;

    private final Bytes pool = new Bytes();
    private int constants = 1;

    private MakingClass() {}

    /**
     * A function that calls the constructor with the objects of an array, and throws what it throws.
     *
     * @param lookup of the constructor's class, with the right to all of it
     * @throws ReflectiveOperationException if the class can't be made
     * @throws LinkageError if the class is refused
     */
    @SuppressWarnings("unchecked")
    static Function<Object[], Object> of(Constructor<?> constructor, MethodHandles.Lookup lookup)
            throws ReflectiveOperationException {
        byte[] file = new MakingClass().file(constructor);
        Constructor<?> made = lookup.defineHiddenClass(file, true, MethodHandles.Lookup.ClassOption.NESTMATE)
                .lookupClass()
                .getDeclaredConstructor();
        made.setAccessible(true);
        return (Function<Object[], Object>) made.newInstance();
    }

    private byte[] file(Constructor<?> constructor) {
        String made = internalName(constructor.getDeclaringClass());
        int self = type(made + "$Making");
        int function = type("java/util/function/Function");
        int object = type("java/lang/Object");
        Bytes members = new Bytes();
        members.u2(0); // fields
        members.u2(2); // methods
        member(members, "<init>", "()V", 1, initialising());
        member(
                members,
                "apply",
                "(Ljava/lang/Object;)Ljava/lang/Object;",
                4 + slots(constructor),
                calling(constructor, made));
        members.u2(0); // attributes

        Bytes file = new Bytes();
        file.u4(0xCAFEBABE);
        file.u4(JAVA_11);
        file.u2(constants);
        file.all(pool);
        file.u2(FINAL_SYNTHETIC);
        file.u2(self);
        file.u2(object);
        file.u2(1);
        file.u2(function);
        file.all(members);
        return file.toByteArray();
    }

    private Bytes initialising() {
        Bytes code = new Bytes();
        code.u1(ALOAD_0);
        code.u1(INVOKESPECIAL);
        code.u2(method("java/lang/Object", "<init>", "()V"));
        code.u1(RETURN);
        return code;
    }

    private Bytes calling(Constructor<?> constructor, String made) {
        Bytes code = new Bytes();
        code.u1(ALOAD_1);
        code.u1(CHECKCAST);
        code.u2(type("[Ljava/lang/Object;"));
        code.u1(ASTORE_1);
        code.u1(NEW);
        code.u2(type(made));
        code.u1(DUP);
        Class<?>[] parameters = constructor.getParameterTypes();
        for (int i = 0; i < parameters.length; i++) {
            code.u1(ALOAD_1);
            code.u1(SIPUSH);
            code.u2(i);
            code.u1(AALOAD);
            code.u1(CHECKCAST);
            Class<?> parameter = parameters[i];
            if (parameter.isPrimitive()) {
                String box =
                        internalName(MethodType.methodType(parameter).wrap().returnType());
                code.u2(type(box));
                code.u1(INVOKEVIRTUAL);
                code.u2(method(box, parameter.getName() + "Value", "()" + parameter.descriptorString()));
            } else {
                code.u2(type(internalName(parameter)));
            }
        }
        code.u1(INVOKESPECIAL);
        code.u2(method(
                made, "<init>", MethodType.methodType(void.class, parameters).descriptorString()));
        code.u1(ARETURN);
        return code;
    }

    private void member(Bytes members, String name, String descriptor, int stack, Bytes code) {
        members.u2(PUBLIC);
        members.u2(text(name));
        members.u2(text(descriptor));
        members.u2(1);
        members.u2(text("Code"));
        members.u4(12 + code.size());
        members.u2(stack);
        members.u2(2); // this, and the argument
        members.u4(code.size());
        members.all(code);
        members.u2(0); // handlers
        members.u2(0); // attributes
    }

    private static int slots(Constructor<?> constructor) {
        int slots = 0;
        for (Class<?> parameter : constructor.getParameterTypes()) {
            slots += parameter == long.class || parameter == double.class ? 2 : 1;
        }
        return slots;
    }

    /** Of an array its descriptor, as a constant has it. */
    private static String internalName(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    private int text(String text) {
        pool.u1(1);
        pool.text(text);
        return constants++;
    }

    private int type(String internalName) {
        int name = text(internalName);
        pool.u1(7);
        pool.u2(name);
        return constants++;
    }

    private int method(String owner, String name, String descriptor) {
        int of = type(owner);
        int called = text(name);
        int as = text(descriptor);
        pool.u1(12);
        pool.u2(called);
        pool.u2(as);
        int nameAndType = constants++;
        pool.u1(10);
        pool.u2(of);
        pool.u2(nameAndType);
        return constants++;
    }

    /** A part of the file. */
    private static final class Bytes extends ByteArrayOutputStream {
        void u1(int value) {
            write(value);
        }

        void u2(int value) {
            u1(value >> 8);
            u1(value);
        }

        void u4(int value) {
            u2(value >> 16);
            u2(value);
        }

        /** In the encoding of JVMS §4.4.7, a character at a time. */
        void text(String text) {
            Bytes encoded = new Bytes();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c != 0 && c < 0x80) {
                    encoded.u1(c);
                } else if (c < 0x800) {
                    encoded.u1(0xC0 | c >> 6);
                    encoded.u1(0x80 | c & 0x3F);
                } else {
                    encoded.u1(0xE0 | c >> 12);
                    encoded.u1(0x80 | c >> 6 & 0x3F);
                    encoded.u1(0x80 | c & 0x3F);
                }
            }
            u2(encoded.size());
            all(encoded);
        }

        void all(Bytes other) {
            writeBytes(other.toByteArray());
        }
    }
}
