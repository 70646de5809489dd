package io.memoise.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.Memoise;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Each method is advised once, by advice that was copied into its class. */
class AdviceTest extends InMemory {

    static Stream<Method> signatures() {
        return Arrays.stream(Signatures.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Memoise.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("signatures")
    void aMethodIsMatchedByOneAdvice(Method method) {
        assertThat(Signatures.class.getDeclaredMethods())
                .extracting(Method::getName)
                .filteredOn(name -> name.matches(method.getName() + "_aroundBody\\d+\\$advice"))
                .hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("signatures")
    void aMethodIsAnsweredFromItsTable(Method method) throws ReflectiveOperationException {
        Object self = Modifier.isStatic(method.getModifiers()) ? null : new Signatures<String>();
        Object[] arguments =
                Arrays.stream(method.getParameterTypes()).map(AdviceTest::some).toArray();
        method.setAccessible(true);
        Object first = method.invoke(self, arguments);
        assertThat(method.invoke(self, arguments)).isEqualTo(first);
    }

    private static Object some(Class<?> type) {
        if (type == List.class) {
            return List.of(1);
        } else if (type == Map.class) {
            return Map.of("a", List.of(1));
        } else if (type.isArray()) {
            return Array.newInstance(type.getComponentType(), 1);
        }
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : "some";
    }

    @Test
    void copiedAdviceLinksNothing() throws IOException {
        Map<String, Set<String>> linked = new TreeMap<>();
        Set<String> advice = new TreeSet<>();
        try (InputStream bytes = Signatures.class.getResourceAsStream("Signatures.class")) {
            new ClassReader(bytes)
                    .accept(
                            new ClassVisitor(Opcodes.ASM9) {
                                @Override
                                public MethodVisitor visitMethod(
                                        int access, String name, String type, String signature, String[] thrown) {
                                    if (!name.endsWith("$advice")) {
                                        return null;
                                    }
                                    advice.add(name);
                                    return new Links(linked.computeIfAbsent(name, none -> new TreeSet<>()));
                                }
                            },
                            0);
        }
        assertThat(advice).hasSameSizeAs(signatures().toList());
        assertThat(linked.values()).allMatch(Set::isEmpty);
    }

    /** The build makes it so: else every call would load a field and compare it with null. */
    @Test
    void theInstanceOfTheAspectIsAConstant() throws ReflectiveOperationException {
        Class<?> aspect = Class.forName("io.memoise.weave.MemoiseAspect");
        Field instance = aspect.getField("ajc$perSingletonInstance");
        assertThat(Modifier.isFinal(instance.getModifiers())).isTrue();
        assertThat(instance.get(null))
                .isNotNull()
                .isSameAs(aspect.getMethod("aspectOf").invoke(null));
    }

    /** What a method has linked by a bootstrap. */
    private static final class Links extends MethodVisitor {
        private final Set<String> found;

        Links(Set<String> found) {
            super(Opcodes.ASM9);
            this.found = found;
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String type, Handle bootstrap, Object... arguments) {
            found.add(name);
        }

        @Override
        public void visitLdcInsn(Object constant) {
            if (constant instanceof ConstantDynamic dynamic) {
                found.add(dynamic.getName());
            }
        }
    }
}
