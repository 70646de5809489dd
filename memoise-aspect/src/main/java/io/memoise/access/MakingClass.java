package io.memoise.access;

import io.memoise.access.ClassFileWriter.Bytes;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.util.Objects;
import java.util.function.Function;

/** A class, made as the program runs, that is a {@code Function<Object[], Object>} and calls one constructor. */
final class MakingClass {
    private static final int PUBLIC = 1;
    private static final int STATIC = 8;

    private static final int ICONST_0 = 3;
    private static final int SIPUSH = 17;
    private static final int LDC_W = 19;
    private static final int ALOAD_0 = 42;
    private static final int ALOAD_1 = 43;
    private static final int AALOAD = 50;
    private static final int ASTORE_1 = 76;
    private static final int AASTORE = 83;
    private static final int DUP = 89;
    private static final int ARETURN = 176;
    private static final int RETURN = 177;
    private static final int INVOKEVIRTUAL = 182;
    private static final int INVOKESPECIAL = 183;
    private static final int INVOKESTATIC = 184;
    private static final int NEW = 187;
    private static final int CHECKCAST = 192;

    private final ClassFileWriter file = new ClassFileWriter();
    private final Constructor<?> constructor;
    private final int self;
    private final int made;
    private final int array;

    private MakingClass(Constructor<?> constructor) {
        String name = internalName(constructor.getDeclaringClass());
        this.constructor = constructor;
        this.self = file.type(name + "$Making");
        this.made = file.type(name);
        this.array = file.type("[Ljava/lang/Object;");
    }

    /**
     * A function that calls the constructor with the objects of an array, and throws what it throws.
     *
     * @param lookup of the constructor's class, with the right to all of it
     * @throws IllegalAccessException if the lookup has no such right
     * @throws LinkageError if the class is refused
     */
    @SuppressWarnings("unchecked")
    static Function<Object[], Object> of(Constructor<?> constructor, MethodHandles.Lookup lookup)
            throws IllegalAccessException {
        Object[] instance = new Object[1];
        lookup.defineHiddenClassWithClassData(
                new MakingClass(constructor).bytes(), instance, true, MethodHandles.Lookup.ClassOption.NESTMATE);
        return (Function<Object[], Object>) Objects.requireNonNull(instance[0]);
    }

    private byte[] bytes() {
        int object = file.type("java/lang/Object");
        file.add(STATIC, "<clinit>", "()V", 4, 0, handingOver());
        file.add(PUBLIC, "<init>", "()V", 1, 1, initialising(object));
        file.add(PUBLIC, "apply", "(Ljava/lang/Object;)Ljava/lang/Object;", 4 + slots(), 2, calling());
        return file.file(self, object, file.type("java/util/function/Function"));
    }

    /** Puts an instance into the array that is the data of the class: to make one by reflection, later JDKs make classes. */
    private Bytes handingOver() {
        int handles = file.type("java/lang/invoke/MethodHandles");
        String lookup = "Ljava/lang/invoke/MethodHandles$Lookup;";
        String data = "(" + lookup + "Ljava/lang/String;Ljava/lang/Class;)Ljava/lang/Object;";
        Bytes code = new Bytes();
        code.instruction(INVOKESTATIC, file.method(handles, "lookup", "()" + lookup));
        code.instruction(LDC_W, file.string(ConstantDescs.DEFAULT_NAME));
        code.instruction(LDC_W, array);
        code.instruction(INVOKESTATIC, file.method(handles, "classData", data));
        code.instruction(CHECKCAST, array);
        code.u1(ICONST_0);
        code.instruction(NEW, self);
        code.u1(DUP);
        code.instruction(INVOKESPECIAL, file.method(self, "<init>", "()V"));
        code.u1(AASTORE);
        code.u1(RETURN);
        return code;
    }

    private Bytes initialising(int superclass) {
        Bytes code = new Bytes();
        code.u1(ALOAD_0);
        code.instruction(INVOKESPECIAL, file.method(superclass, "<init>", "()V"));
        code.u1(RETURN);
        return code;
    }

    private Bytes calling() {
        Bytes code = new Bytes();
        code.u1(ALOAD_1);
        code.instruction(CHECKCAST, array);
        code.u1(ASTORE_1);
        code.instruction(NEW, made);
        code.u1(DUP);
        Class<?>[] parameters = constructor.getParameterTypes();
        for (int i = 0; i < parameters.length; i++) {
            code.u1(ALOAD_1);
            code.instruction(SIPUSH, i);
            code.u1(AALOAD);
            argument(code, parameters[i]);
        }
        String descriptor = MethodType.methodType(void.class, parameters).descriptorString();
        code.instruction(INVOKESPECIAL, file.method(made, "<init>", descriptor));
        code.u1(ARETURN);
        return code;
    }

    /** Makes an argument of the type of the object on the stack. */
    private void argument(Bytes code, Class<?> type) {
        if (!type.isPrimitive()) {
            code.instruction(CHECKCAST, file.type(internalName(type)));
            return;
        }
        int box = file.type(internalName(MethodType.methodType(type).wrap().returnType()));
        code.instruction(CHECKCAST, box);
        code.instruction(INVOKEVIRTUAL, file.method(box, type.getName() + "Value", "()" + type.descriptorString()));
    }

    private int slots() {
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
}
