package io.memoise.code;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.security.CodeSource;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * The jar or directory from which the application's class loader took a class. What a URL gives is the same, for which the
 * JDK loads a dozen classes more.
 */
final class ClassPathElement {
    private final File file;

    private ClassPathElement(File file) {
        this.file = file;
    }

    /** {@code null} where another loader has the class, or not from a file. */
    static @Nullable ClassPathElement of(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        if (location == null
                || type.getClassLoader() != ClassLoader.getSystemClassLoader()
                || !location.getProtocol().equals("file")) {
            return null;
        }
        try {
            return new ClassPathElement(new File(new URI(location.toString())));
        } catch (URISyntaxException | IllegalArgumentException noFile) {
            return null;
        }
    }

    /** The bytes of a file; {@code null} where there is none of this name. */
    byte @Nullable [] read(String name) throws IOException {
        if (file.isDirectory()) {
            File found = new File(file, name);
            if (!found.isFile()) {
                return null;
            }
            try (InputStream bytes = new FileInputStream(found)) {
                return bytes.readAllBytes();
            }
        }
        try (JarFile jar = new JarFile(file, false, JarFile.OPEN_READ, JarFile.runtimeVersion())) {
            ZipEntry entry = jar.getEntry(name);
            if (entry == null) {
                return null;
            }
            try (InputStream bytes = jar.getInputStream(entry)) {
                return bytes.readAllBytes();
            }
        }
    }
}
