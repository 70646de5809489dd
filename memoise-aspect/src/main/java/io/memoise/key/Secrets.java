package io.memoise.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * HMAC-SHA256 under a random key of this user, kept in a file outside the memo directory: what stands for a secret can
 * be compared, and can't be guessed by trying all PINs. The key is made when the first secret is met.
 */
public final class Secrets {
    private static final int KEY_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";
    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path directory;
    private final Path file;
    private volatile @Nullable SecretKeySpec key;

    /** Opens nothing yet. The key is 32 bytes in {@code secret.key} of the directory. */
    public Secrets(Path stateDirectory) {
        directory = stateDirectory;
        file = stateDirectory.resolve("secret.key");
    }

    /** Lower-case hexadecimal. A failure is not remembered: the next call tries again. */
    String hmac(String text) throws UnkeyableException {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (IOException | SecurityException unusable) {
            throw UnkeyableException.ofSecrets("has a secret, and the key for secrets cannot be used: " + unusable);
        } catch (GeneralSecurityException missing) {
            throw UnkeyableException.ofSecrets("has a secret, and this Java has no " + ALGORITHM);
        }
    }

    private SecretKeySpec key() throws IOException {
        SecretKeySpec known = key;
        return known == null ? open() : known;
    }

    private synchronized SecretKeySpec open() throws IOException {
        SecretKeySpec known = key;
        if (known == null) {
            known = new SecretKeySpec(readOrMake(), ALGORITHM);
            key = known;
        }
        return known;
    }

    private byte[] readOrMake() throws IOException {
        try {
            return read();
        } catch (NoSuchFileException first) {
            make();
            return read();
        }
    }

    private byte[] read() throws IOException {
        if (hasModes()) {
            PosixFileAttributes attributes =
                    Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isRegularFile() && !OWNER_ONLY.containsAll(attributes.permissions())) {
                throw new IOException(file + " has the mode " + PosixFilePermissions.toString(attributes.permissions())
                        + ", so that others may know it. Delete it, and it is made anew");
            }
        }
        if (Files.isSymbolicLink(file)) {
            throw new IOException(file + " is a symbolic link, which is not followed");
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(KEY_BYTES + 1);
            if (bytes.length != KEY_BYTES) {
                throw new IOException(file + " does not hold " + KEY_BYTES + " bytes. Delete it, and it is made anew");
            }
            return bytes;
        }
    }

    /** Whole and under its name, or not at all. Where another process was quicker, its key stays. */
    private void make() throws IOException {
        Files.createDirectories(directory, modes("rwx------"));
        Path whole = directory.resolve("secret.key." + UUID.randomUUID() + ".tmp");
        try {
            write(whole);
            link(whole);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    private void link(Path whole) throws IOException {
        try {
            Files.createLink(file, whole);
        } catch (FileAlreadyExistsException quicker) {
            return;
        } catch (IOException | UnsupportedOperationException noHardLinks) {
            try {
                write(file);
            } catch (FileAlreadyExistsException quicker) {
                return;
            }
        }
    }

    private void write(Path target) throws IOException {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        Set<OpenOption> options =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.DSYNC);
        try (SeekableByteChannel out = Files.newByteChannel(target, options, modes("rw-------"))) {
            out.write(ByteBuffer.wrap(bytes));
        }
    }

    private boolean hasModes() {
        return directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private FileAttribute<?>[] modes(String modes) {
        return hasModes()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(modes))}
                : new FileAttribute<?>[0];
    }
}
