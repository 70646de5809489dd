package io.memoise.junit;

import io.memoise.Memoise;
import io.memoise.code.ClassLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The methods of one class file that carry {@link Memoise}.
 *
 * @param woven whether the weaver has been over the class
 * @param withBody methods that it weaves, as {@code com.acme.Prices.of}
 * @param withoutBody methods that it can't weave
 */
record MemoisedMethods(boolean woven, List<String> withBody, List<String> withoutBody) {

    static MemoisedMethods of(Path classFile) {
        try {
            return of(new ClassLayout(Files.readAllBytes(classFile)));
        } catch (IOException | RuntimeException unreadable) {
            return new MemoisedMethods(true, List.of(), List.of());
        }
    }

    private static MemoisedMethods of(ClassLayout layout) {
        boolean woven = layout.fields().stream().anyMatch(field -> field.startsWith("ajc$tjp_"));
        MemoisedMethods found = new MemoisedMethods(woven, new ArrayList<>(), new ArrayList<>());
        for (ClassLayout.Method method : layout.methods()) {
            if (layout.isAnnotated(method, Memoise.class)) {
                boolean hasBody = !method.is(ClassLayout.ABSTRACT | ClassLayout.NATIVE);
                (hasBody ? found.withBody : found.withoutBody)
                        .add(layout.name().replace('/', '.') + "."
                                + method.member().name());
            }
        }
        return found;
    }
}
