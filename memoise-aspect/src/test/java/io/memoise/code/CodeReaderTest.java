package io.memoise.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What is read of class files, beside what ASM reads of them. */
class CodeReaderTest {

    /** What our reader tells, of each method that has code. */
    private static Map<String, List<String>> ours(byte[] file) {
        Map<String, List<String>> methods = new TreeMap<>();
        ClassLayout layout = new ClassLayout(file);
        for (ClassLayout.Method method : layout.methods()) {
            TellingOurs told = new TellingOurs(layout);
            layout.read(method, told);
            methods.put(method.member().name() + method.member().descriptor(), told.lines());
        }
        return methods;
    }

    /** What ASM tells, in the same words. */
    private static Map<String, List<String>> asm(byte[] file) {
        Map<String, TellingAsm> tellers = new TreeMap<>();
        new ClassReader(file)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] thrown) {
                                TellingAsm told = new TellingAsm();
                                tellers.put(name + descriptor, told);
                                return told;
                            }
                        },
                        ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
        Map<String, List<String>> methods = new TreeMap<>();
        tellers.forEach((method, told) -> methods.put(method, told.lines()));
        return methods;
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(strings = {"java.base/java/lang", "java.base/java/util", "java.base/sun/security/ssl", "jdk.compiler"})
    void tellsTheCodeOfTheJdkAsAsmDoes(String where) throws IOException {
        int methods = 0;
        Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");
        try (Stream<Path> files = Files.walk(modules.resolve(where))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                Map<String, List<String>> asm = asm(bytes);
                assertThat(ours(bytes)).as(file.toString()).isEqualTo(asm);
                methods += asm.size();
            }
        }
        assertThat(methods).isGreaterThan(1000);
    }

    private static final Handle BOOTSTRAP = new Handle(
            Opcodes.H_INVOKESTATIC, "java/lang/invoke/ConstantBootstraps", "invoke", "(Ljava/lang/Object;)V", false);

    /** What the compiler of the JDK writes seldom or never. */
    @Test
    void tellsRareInstructionsAsAsmDoes() {
        ClassWriter file = new ClassWriter(0);
        file.visit(Opcodes.V17, 0, "Rare", null, "java/lang/Object", null);
        MethodVisitor code = file.visitMethod(Opcodes.ACC_STATIC, "of", "()V", null, null);
        code.visitCode();
        Label start = new Label();
        Label end = new Label();
        Label handler = new Label();
        code.visitTryCatchBlock(start, end, handler, null);
        code.visitTryCatchBlock(start, end, handler, "java/lang/Error");
        code.visitLabel(start);
        for (int slot : new int[] {0, 3, 4, 255, 256, 65535}) {
            code.visitVarInsn(Opcodes.LLOAD, slot);
            code.visitVarInsn(Opcodes.ASTORE, slot);
            code.visitIincInsn(slot, 127);
            code.visitIincInsn(slot, -300);
        }
        for (Object constant : new Object[] {
            -1,
            70_000,
            Long.MIN_VALUE,
            1.5f,
            -0.0,
            "\ud800 a\u0000é\u20ac",
            Type.getType("Ljava/lang/String;"),
            Type.getType("[[I"),
            Type.getType("(I[J)V"),
            new Handle(Opcodes.H_GETFIELD, "A", "b", "I", false),
            BOOTSTRAP,
            new ConstantDynamic("c", "J", BOOTSTRAP, "d", new ConstantDynamic("e", "I", BOOTSTRAP, 7))
        }) {
            code.visitLdcInsn(constant);
        }
        for (int i = 0; i < 300; i++) {
            code.visitLdcInsn("filling " + i);
        }
        code.visitTableSwitchInsn(-2, 1, end, start, end, handler, start);
        code.visitInsn(Opcodes.NOP);
        code.visitLookupSwitchInsn(start, new int[] {-5, 100_000}, new Label[] {end, start});
        code.visitMultiANewArrayInsn("[[[I", 2);
        code.visitIntInsn(Opcodes.NEWARRAY, Opcodes.T_LONG);
        code.visitIntInsn(Opcodes.BIPUSH, -128);
        code.visitIntInsn(Opcodes.SIPUSH, -129);
        code.visitMethodInsn(Opcodes.INVOKEINTERFACE, "I", "m", "(J)V", true);
        code.visitInvokeDynamicInsn("x", "()V", BOOTSTRAP, 1, "two", Type.getType("(I)I"));
        code.visitLabel(end);
        code.visitLabel(handler);
        for (int i = 0; i < 40_000; i++) {
            code.visitInsn(Opcodes.NOP);
        }
        code.visitJumpInsn(Opcodes.GOTO, start);
        code.visitJumpInsn(Opcodes.IFNULL, handler);
        code.visitMaxs(1, 65536);
        code.visitEnd();
        file.visitEnd();
        byte[] bytes = file.toByteArray();
        assertThat(ours(bytes)).isEqualTo(asm(bytes)).hasSize(1);
    }

    /** Of files before Java 6, with subroutines. */
    @Test
    void tellsSubroutinesAsAsmDoes() {
        ClassWriter file = new ClassWriter(0);
        file.visit(Opcodes.V1_4, 0, "Old", null, "java/lang/Object", null);
        MethodVisitor code = file.visitMethod(Opcodes.ACC_STATIC, "of", "()V", null, null);
        Label subroutine = new Label();
        code.visitJumpInsn(Opcodes.JSR, subroutine);
        code.visitInsn(Opcodes.RETURN);
        code.visitLabel(subroutine);
        code.visitVarInsn(Opcodes.ASTORE, 1);
        code.visitVarInsn(Opcodes.RET, 1);
        code.visitMaxs(1, 2);
        code.visitEnd();
        byte[] bytes = file.toByteArray();
        assertThat(ours(bytes)).isEqualTo(asm(bytes)).hasSize(1);
    }

    @Test
    void theLayoutOfAClassIsWhatAsmReads() throws IOException {
        for (Class<?> type :
                new Class<?>[] {Map.class, TreeMap.class, Thread.State.class, Object.class, Map.Entry.class}) {
            byte[] file = fileOf(type);
            ClassReader asm = new ClassReader(file);
            ClassLayout layout = new ClassLayout(file);
            List<String> supertypes = new ArrayList<>(List.of(String.valueOf(asm.getSuperName())));
            supertypes.addAll(Arrays.asList(asm.getInterfaces()));
            assertThat(layout.name()).isEqualTo(asm.getClassName());
            assertThat(layout.supertypes()).isEqualTo(supertypes);
            assertThat(layout.nestHost()).isEqualTo(Member.nameOf(type.getNestHost()));
            assertThat(layout.fields())
                    .contains(Arrays.stream(type.getDeclaredFields())
                            .map(field -> field.getName())
                            .toArray(String[]::new));
        }
    }

    /** Wherever a file is cut short or changed, reading ends, and in one of two exceptions if in any. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aDamagedFileEndsInAnException(long seed) throws IOException {
        byte[] file = fileOf(TreeMap.class);
        SplittableRandom dice = new SplittableRandom(seed);
        for (int round = 0; round < 1000; round++) {
            byte[] damaged = round % 2 == 0 ? Arrays.copyOf(file, dice.nextInt(file.length)) : file.clone();
            for (int changes = dice.nextInt(1, 4); changes > 0 && damaged.length > 0; changes--) {
                damaged[dice.nextInt(damaged.length)] = (byte) dice.nextInt();
            }
            Throwable thrown = catchThrowable(() -> {
                ClassLayout layout = new ClassLayout(damaged);
                ClassFile of = new ClassFile(new ClassFiles(getClass()), layout);
                layout.methods().forEach(method -> of.body(method.member()));
            });
            if (thrown != null) {
                assertThat(thrown)
                        .as("round %d", round)
                        .isInstanceOfAny(IllegalArgumentException.class, IndexOutOfBoundsException.class);
            }
        }
        assertThatThrownBy(() -> ours(Arrays.copyOf(file, 100))).isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** No compiler makes one, and the machine would not either, but whoever reads it must come to an end. */
    @Test
    void aDynamicConstantOfItselfEndsInAnException() {
        ClassWriter file = new ClassWriter(0);
        file.visit(Opcodes.V17, 0, "Endless", null, "java/lang/Object", null);
        MethodVisitor code = file.visitMethod(Opcodes.ACC_STATIC, "of", "()V", null, null);
        code.visitCode();
        int argument = file.newConst(Integer.MAX_VALUE);
        int dynamic = file.newConstantDynamic("c", "I", BOOTSTRAP, Integer.MAX_VALUE);
        code.visitLdcInsn(new ConstantDynamic("c", "I", BOOTSTRAP, Integer.MAX_VALUE));
        code.visitInsn(Opcodes.POP);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(1, 0);
        code.visitEnd();
        file.visitEnd();
        byte[] sound = file.toByteArray();
        assertThat(body(sound)).contains(Integer.toString(Integer.MAX_VALUE));

        // The bootstrap method's one argument is the last that the file holds.
        byte[] endless = sound.clone();
        ByteBuffer last = ByteBuffer.wrap(endless, endless.length - 2, 2);
        assertThat(last.getShort()).isEqualTo((short) argument);
        last.position(endless.length - 2).putShort((short) dynamic);
        assertThatThrownBy(() -> body(endless))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("made of itself");
    }

    private static List<Object> body(byte[] file) {
        ClassLayout layout = new ClassLayout(file);
        return new ClassFile(new ClassFiles(CodeReaderTest.class), layout)
                .body(layout.methods().iterator().next().member())
                .tokens();
    }

    private static byte[] fileOf(Class<?> type) throws IOException {
        try (InputStream bytes = type.getResourceAsStream("/" + Member.nameOf(type) + ".class")) {
            return bytes.readAllBytes();
        }
    }
}
