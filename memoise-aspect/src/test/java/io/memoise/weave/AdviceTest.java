package io.memoise.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.Memoise;
import io.memoise.Memos;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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
    private static final List<Class<?>> CLASSES = List.of(Signatures.class, ResultSignatures.class);
    private static final Map<Class<?>, List<?>> VALUES = Map.ofEntries(
            Map.entry(boolean.class, List.of(false, true)),
            Map.entry(byte.class, List.of((byte) 0, (byte) 1)),
            Map.entry(short.class, List.of((short) 0, (short) 1)),
            Map.entry(char.class, List.of('a', 'b')),
            Map.entry(int.class, List.of(0, -1)),
            Map.entry(long.class, List.of(0L, 1L << 32)),
            Map.entry(float.class, List.of(0f, -0f)),
            Map.entry(double.class, List.of(0.0, -0.0)),
            Map.entry(Integer.class, List.of(0, -1)),
            Map.entry(Long.class, List.of(0L, 1L)),
            Map.entry(List.class, List.of(List.of(), List.of(1))),
            Map.entry(Map.class, List.of(Map.of("a", List.of(1)), Map.of("a", List.of(2)))));

    static Stream<Method> signatures() {
        return CLASSES.stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Memoise.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("signatures")
    void aMethodIsMatchedByOneAdvice(Method method) {
        assertThat(method.getDeclaringClass().getDeclaredMethods())
                .extracting(Method::getName)
                .filteredOn(name -> name.matches(method.getName() + "_aroundBody\\d+\\$advice"))
                .hasSize(1);
    }

    /** Calls it with every combination of two values for each parameter, twice. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("signatures")
    void aMethodIsAnsweredFromItsTableForTheSameArgumentsAlone(Method method) throws ReflectiveOperationException {
        Object self = Modifier.isStatic(method.getModifiers())
                ? null
                : method.getDeclaringClass().getDeclaredConstructor().newInstance();
        method.setAccessible(true);
        Class<?>[] types = method.getParameterTypes();
        Map<List<Object>, Object> answers = new HashMap<>();
        for (int round = 0; round < 2; round++) {
            for (int call = 0; call < 1 << types.length; call++) {
                Object[] arguments = new Object[types.length];
                List<Object> what = new ArrayList<>();
                for (int i = 0; i < types.length; i++) {
                    boolean other = (call >> i & 1) == 1;
                    arguments[i] = some(types[i], other);
                    what.add(other);
                }
                Object answer = method.invoke(self, arguments);
                assertThat(answers.getOrDefault(what, answer)).isEqualTo(answer);
                answers.put(what, answer);
            }
        }
        if (method.getReturnType() == String.class) {
            assertThat(answers.values()).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("signatures")
    void aCallIsNamedByMakingIt(Method method) throws ReflectiveOperationException {
        Object self = Modifier.isStatic(method.getModifiers())
                ? null
                : method.getDeclaringClass().getDeclaredConstructor().newInstance();
        method.setAccessible(true);
        Object[] arguments = Arrays.stream(method.getParameterTypes())
                .map(type -> some(type, false))
                .toArray();
        Object before = method.invoke(self, arguments);
        Memos.current().evict(() -> method.invoke(self, arguments));
        Object after = method.invoke(self, arguments);
        if (method.getReturnType() != boolean.class) {
            assertThat(after).isNotEqualTo(before);
        }
    }

    /** One of two values of the type. */
    private static Object some(Class<?> type, boolean other) {
        if (type.isArray()) {
            return Array.newInstance(type.getComponentType(), other ? 2 : 1);
        }
        return VALUES.getOrDefault(type, List.of("some", "other")).get(other ? 1 : 0);
    }

    @Test
    void copiedAdviceLinksNothing() throws IOException {
        Map<String, Set<String>> linked = new TreeMap<>();
        Set<String> advice = new TreeSet<>();
        for (Class<?> woven : CLASSES) {
            new ClassReader(woven.getName())
                    .accept(
                            new ClassVisitor(Opcodes.ASM9) {
                                @Override
                                public MethodVisitor visitMethod(
                                        int access, String name, String type, String signature, String[] thrown) {
                                    if (!name.endsWith("$advice")) {
                                        return null;
                                    }
                                    advice.add(woven.getSimpleName() + name);
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
