package io.memoise.engine;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file of ASCII that takes its name when it is whole, in the place of an older one. Until then it lies beside it under
 * another, for its owner alone where the system has modes; if it is never whole, it goes.
 */
final class NewFile implements AutoCloseable {
    private final Path file;
    private final Path temporary;
    private final FileOutputStream bytes;
    private final OutputStream out;

    private NewFile(Path file, Path temporary) throws IOException {
        this.file = file;
        this.temporary = temporary;
        // Not Files.newOutputStream, whose channel an interrupt closes.
        this.bytes = new FileOutputStream(temporary.toFile());
        this.out = new BufferedOutputStream(bytes, 1 << 16);
    }

    static NewFile at(Path named) throws IOException {
        Path file = named.toAbsolutePath();
        Path directory = file.getParent();
        if (directory == null || Files.isDirectory(file)) {
            throw new IOException(file + " is a directory; name a file in it");
        }
        Path temporary = Files.createTempFile(directory, ".memoise-", ".tmp");
        try {
            return new NewFile(file, temporary);
        } catch (IOException failure) {
            Files.deleteIfExists(temporary);
            throw failure;
        }
    }

    void write(String ascii) throws IOException {
        out.write(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    /** Gives the file its name; nothing is written after that. */
    void publish() throws IOException {
        out.flush();
        bytes.getFD().sync();
        out.close();
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        try {
            bytes.close();
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
