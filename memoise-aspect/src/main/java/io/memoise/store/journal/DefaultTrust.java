package io.memoise.store.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Tells a default directory that this user's programs made from one that came from elsewhere. The maker draws 128 random
 * bits and leaves them as the name of an empty file in two places: {@code nonce-<32 hex>} in the directory and
 * {@code <32 hex>} in the user's state directory. An empty directory holds nothing to be believed, so it may be marked
 * too; a file that has all its content in its name is never seen half-written by a process that starts at the same time.
 */
final class DefaultTrust {
    private static final String WAY_OUT =
            "If you trust what is in it, name it by the system property memoise.dir; else delete it.";
    private static final String PREFIX = "nonce-";
    private static final int DIGITS = 32;

    private final Path trusted;

    /** @param trusted the directory of the nonces that this user's programs have drawn */
    DefaultTrust(Path trusted) {
        this.trusted = trusted;
    }

    static boolean isNonce(Path file) {
        String name = String.valueOf(file.getFileName());
        if (!name.startsWith(PREFIX) || name.length() != PREFIX.length() + DIGITS) {
            return false;
        }
        for (int i = PREFIX.length(); i < name.length(); i++) {
            char c = name.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    /** Makes the directory, or finds that this user's programs did. */
    void establish(Path directory) throws IOException {
        boolean missing = Files.notExists(directory, LinkOption.NOFOLLOW_LINKS);
        if (!missing) {
            checkOwner(directory);
        }
        if (missing || isEmpty(directory)) {
            String nonce = draw(directory);
            boolean made = PrivateFiles.createDirectory(directory);
            checkOwner(directory);
            if (made || isEmpty(directory)) {
                PrivateFiles.createFile(directory.resolve(PREFIX + nonce));
            }
        }
        if (!holdsKnownNonce(directory)) {
            throw new UntrustedDirectoryException(
                    directory,
                    "programs of this user did not make it (" + trusted + " knows none of its nonces),"
                            + " so it may have come with files from elsewhere",
                    WAY_OUT);
        }
    }

    private void checkOwner(Path directory) throws IOException {
        String reason = Files.isSymbolicLink(directory)
                ? "it is a symbolic link"
                : !Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
                        ? "it is not a directory"
                        : PrivateFiles.notOurs(directory);
        if (reason != null) {
            throw new UntrustedDirectoryException(directory, reason, WAY_OUT);
        }
    }

    private String draw(Path directory) throws IOException {
        byte[] bits = new byte[16];
        new SecureRandom().nextBytes(bits);
        String nonce = HexFormat.of().formatHex(bits);
        try {
            PrivateFiles.createDirectories(trusted);
            PrivateFiles.createFile(trusted.resolve(nonce));
        } catch (IOException e) {
            UntrustedDirectoryException untrusted = new UntrustedDirectoryException(
                    directory,
                    "that programs of this user made it can't be noted in " + trusted + " (" + e + ")",
                    "Make that directory writable, or name a directory by the system property memoise.dir.");
            untrusted.initCause(e);
            throw untrusted;
        }
        return nonce;
    }

    private boolean holdsKnownNonce(Path directory) throws IOException {
        for (Path file : PrivateFiles.list(directory)) {
            if (isNonce(file)) {
                String nonce = String.valueOf(file.getFileName()).substring(PREFIX.length());
                Path known = trusted.resolve(nonce);
                if (Files.isRegularFile(known, LinkOption.NOFOLLOW_LINKS) && PrivateFiles.notOurs(known) == null) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isEmpty(Path directory) throws IOException {
        return PrivateFiles.list(directory).isEmpty();
    }
}
