package io.memoise.code;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands where in a class file (JVMS §4.1). Attributes that nobody asks for are passed over, so files of later
 * versions can be read too.
 */
public final class ClassLayout {
    /** The flag of static methods. */
    public static final int STATIC = 0x0008;

    /** The flag of native methods. */
    public static final int NATIVE = 0x0100;

    /** The flag of abstract methods. */
    public static final int ABSTRACT = 0x0400;

    /** The flag of what has no place in the source. */
    public static final int SYNTHETIC = 0x1000;

    private static final String ANNOTATIONS = "RuntimeVisibleAnnotations";

    /** No attribute has this offset. */
    private static final int NONE = 0;

    private final Constants constants;
    private final String name;
    private final List<String> supertypes = new ArrayList<>();
    private final List<String> fields = new ArrayList<>();
    private final Map<Member, Method> methods = new LinkedHashMap<>();
    private final int attributes;

    /**
     * Reads where everything stands.
     *
     * @throws IllegalArgumentException if it is not a class file
     * @throws IndexOutOfBoundsException if it ends before its time
     */
    public ClassLayout(byte[] file) {
        this.constants = new Constants(file);
        int at = constants.end() + 2;
        this.name = constants.className(constants.u2(at));
        int superclass = constants.u2(at + 2);
        supertypes.add(superclass == 0 ? "null" : constants.className(superclass));
        int interfaces = constants.u2(at + 4);
        at += 6;
        for (int i = 0; i < interfaces; i++, at += 2) {
            supertypes.add(constants.className(constants.u2(at)));
        }
        int fieldCount = constants.u2(at);
        at += 2;
        for (int i = 0; i < fieldCount; i++, at = behind(at + 6)) {
            fields.add(constants.text(constants.u2(at + 2)));
        }
        int methodCount = constants.u2(at);
        at += 2;
        for (int i = 0; i < methodCount; i++, at = behind(at + 6)) {
            Member member =
                    new Member(name, constants.text(constants.u2(at + 2)), constants.text(constants.u2(at + 4)));
            methods.put(member, new Method(member, constants.u2(at), at + 6));
        }
        this.attributes = at;
    }

    /**
     * A method of the class.
     *
     * @param access its flags
     * @param attributes the offset of its attributes
     */
    public record Method(Member member, int access, int attributes) {
        /** Whether it has one of the flags. */
        public boolean is(int flags) {
            return (access & flags) != 0;
        }
    }

    /** The offset behind the attributes at an offset. */
    private int behind(int attributesAt) {
        int at = attributesAt + 2;
        for (int i = constants.u2(attributesAt); i > 0; i--) {
            at += 6 + length(at);
        }
        return at;
    }

    private int length(int attribute) {
        int length = constants.s4(attribute + 2);
        if (length < 0) {
            throw new IllegalArgumentException("it has an attribute of a negative length");
        }
        return length;
    }

    /** The offset of what the attribute holds; {@code NONE} where there is none of this name. */
    private int attribute(int attributesAt, String wanted) {
        int at = attributesAt + 2;
        for (int i = constants.u2(attributesAt); i > 0; i--) {
            if (constants.text(constants.u2(at)).equals(wanted)) {
                return at + 6;
            }
            at += 6 + length(at);
        }
        return NONE;
    }

    /** The internal name of the class. */
    public String name() {
        return name;
    }

    /** The superclass, {@code "null"} where there is none, then the interfaces. */
    List<String> supertypes() {
        return supertypes;
    }

    /** The names of the fields that the class declares. */
    public List<String> fields() {
        return fields;
    }

    /** The methods, constructors and initialisers that the class declares, in the order of the file. */
    public Iterable<Method> methods() {
        return methods.values();
    }

    /** {@code null} where the class does not declare it. */
    @Nullable
    Method method(Member member) {
        return methods.get(member);
    }

    /** The class that this one is inside of, the outermost; itself where there is none. */
    String nestHost() {
        int at = attribute(attributes, "NestHost");
        return at == NONE ? name : constants.className(constants.u2(at));
    }

    /** The classes inside this one or another that its constants name, as far as the compiler named them (JVMS §4.7.6). */
    List<String> unnamedClasses() {
        List<String> unnamed = new ArrayList<>();
        int at = attribute(attributes, "InnerClasses");
        for (int i = at == NONE ? 0 : constants.u2(at); i > 0; i--, at += 8) {
            boolean isMember = constants.u2(at + 4) != 0;
            boolean isSynthetic = (constants.u2(at + 8) & SYNTHETIC) != 0;
            if (!isMember || isSynthetic) {
                unnamed.add(constants.className(constants.u2(at + 2)));
            }
        }
        return unnamed;
    }

    /** What a bootstrap method is called with besides the lookup, the name and the type (JVMS §4.7.23). */
    Bootstrap bootstrap(int number) {
        int bootstraps = attribute(attributes, "BootstrapMethods");
        if (bootstraps == NONE) {
            throw new IllegalArgumentException("it names a bootstrap method and has none");
        }
        int at = bootstraps + 2;
        for (int i = 0; i < number; i++) {
            at += 4 + 2 * constants.u2(at + 2);
        }
        List<Object> arguments = new ArrayList<>();
        for (int i = 0; i < constants.u2(at + 2); i++) {
            arguments.add(constants.loadable(constants.u2(at + 4 + 2 * i)));
        }
        return new Bootstrap(constants.handle(constants.u2(at)), arguments);
    }

    /**
     * A bootstrap method.
     *
     * @param arguments as {@link Constants#loadable} gives them
     */
    record Bootstrap(Constants.Handle method, List<Object> arguments) {}

    /** Tells the visitor the method's code, if it has any. */
    void read(Method method, CodeVisitor visitor) {
        int code = attribute(method.attributes(), "Code");
        if (code != NONE) {
            CodeReader.read(constants, code, visitor);
        }
    }

    /**
     * The elements of an annotation of the method that reflection sees too, as {@link WrittenAnnotations#elements} gives them.
     */
    @Nullable
    Map<String, Object> annotation(Method method, Class<? extends Annotation> annotation) {
        int annotations = attribute(method.attributes(), ANNOTATIONS);
        return annotations == NONE
                ? null
                : new WrittenAnnotations(constants, annotations).elements(annotation.descriptorString());
    }

    /** Whether the method has an annotation that reflection sees too. */
    public boolean isAnnotated(Method method, Class<? extends Annotation> annotation) {
        int annotations = attribute(method.attributes(), ANNOTATIONS);
        return annotations != NONE && new WrittenAnnotations(constants, annotations).has(annotation.descriptorString());
    }
}
