package io.memoise.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

class RefusalTest {

    interface Declared {
        void nothing();

        Stream<String> stream();

        LongStream longs();

        Iterator<String> iterator();

        Spliterator<String> spliterator();

        Enumeration<String> enumeration();

        InputStream input();

        AutoCloseable closeable();

        CompletableFuture<String> future();

        List<Stream<String>> streams();

        Iterable<String> iterable();

        Void none();

        int number(Iterator<String> argument);
    }

    @ParameterizedTest
    @CsvSource({
        "nothing, returns nothing",
        "stream, 'java.util.stream.Stream, can be read once only'",
        "longs, 'java.util.stream.LongStream, can be read once only'",
        "iterator, 'java.util.Iterator, can be read once only'",
        "spliterator, 'java.util.Spliterator, can be read once only'",
        "enumeration, 'java.util.Enumeration, can be read once only'",
        "input, 'java.io.InputStream, is to be closed'",
        "closeable, 'java.lang.AutoCloseable, is to be closed'"
    })
    void whatIsNoValueIsRefused(String method, String reason) {
        assertThat(Refusal.of(declared(method))).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"future", "streams", "iterable", "none", "number"})
    void whatMayBeAValueIsNot(String method) {
        assertThat(Refusal.of(declared(method))).isNull();
    }

    @Test
    void aSuspendFunctionIsRefusedByItsLastParameter() {
        var loader = new ClassLoader(RefusalTest.class.getClassLoader()) {
            Class<?> define(String name, String... descriptors) {
                ClassWriter file = new ClassWriter(0);
                int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT;
                file.visit(Opcodes.V17, access | Opcodes.ACC_INTERFACE, name, null, "java/lang/Object", null);
                for (String descriptor : descriptors) {
                    file.visitMethod(access, "of" + descriptor.length(), descriptor, null, null);
                }
                byte[] bytes = file.toByteArray();
                return defineClass(name.replace('/', '.'), bytes, 0, bytes.length);
            }
        };
        loader.define("kotlin/coroutines/Continuation");
        Class<?> type = loader.define(
                "Suspending",
                "(Lkotlin/coroutines/Continuation;)Ljava/lang/Object;",
                "(ILkotlin/coroutines/Continuation;)Ljava/lang/Object;",
                "(Lkotlin/coroutines/Continuation;II)Ljava/lang/Object;");
        assertThat(Arrays.stream(type.getMethods())
                        .filter(method -> Refusal.of(method) != null)
                        .map(Method::getParameterCount))
                .containsExactlyInAnyOrder(1, 2);
    }

    private static Method declared(String name) {
        return Arrays.stream(Declared.class.getMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
