package io.memoise.store.journal;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files and directories that only their owner may read or write, from the moment they exist. Where the file system has
 * no POSIX modes its own defaults hold and nothing is checked.
 */
final class PrivateFiles {
    private static final FileAttribute<?>[] NONE = {};
    private static final FileAttribute<?>[] DIRECTORY = {
        mode(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE)
    };
    private static final FileAttribute<?>[] FILE = {
        mode(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)
    };

    private PrivateFiles() {}

    /** Creates the directory and those above it that are missing, each as durable as the system can. */
    static void createDirectories(Path directory) throws IOException {
        Path missing = directory;
        while (missing != null && Files.notExists(missing)) {
            missing = missing.getParent();
        }
        Files.createDirectories(directory, posix(directory) ? DIRECTORY : NONE);
        for (Path made = directory; made != null && !made.equals(missing); made = made.getParent()) {
            Path parent = made.getParent();
            if (parent != null) {
                force(parent);
            }
        }
    }

    /** Makes the names in a directory as durable as the system can. */
    static void force(Path directory) {
        boolean interrupted = false;
        boolean forced = false;
        while (!forced) {
            // An interrupt would close the channel.
            interrupted |= Thread.interrupted();
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
                forced = true;
            } catch (ClosedByInterruptException again) {
                interrupted = true;
            } catch (IOException noChannelOnDirectories) {
                // Some systems open no channel on a directory; their own order of writing has to do.
                forced = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The files in a directory.
     *
     * @throws IOException whatever went wrong: a listing that breaks off throws an unchecked exception otherwise, and
     *     where its descriptor can't be closed the JDK throws a checked one that it doesn't declare
     */
    static List<Path> list(Path directory) throws IOException {
        return list(directory, Files.newDirectoryStream(directory));
    }

    /** As {@link #list(Path)}, of a directory that is open, and is closed. */
    static List<Path> list(Path directory, DirectoryStream<Path> opened) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> stream = opened) {
            for (Path file : stream) {
                files.add(file);
            }
            return files;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        } catch (IOException e) {
            throw e;
        } catch (Exception undeclared) {
            throw new IOException("Can't list " + directory + ": " + undeclared, undeclared);
        }
    }

    /** Creates the directory; whether it was not there. */
    static boolean createDirectory(Path directory) throws IOException {
        try {
            Files.createDirectory(directory, posix(directory) ? DIRECTORY : NONE);
            Path parent = directory.getParent();
            if (parent != null) {
                force(parent);
            }
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** Creates the file, empty; whether it was not there. */
    static boolean createFile(Path file) throws IOException {
        try {
            Files.createFile(file, fileAttributes(file));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** The attributes to create a file with. */
    static FileAttribute<?>[] fileAttributes(Path file) {
        return posix(file) ? FILE : NONE;
    }

    /** Why the file or directory can't be trusted to be this user's alone; {@code null} where it can. */
    static @Nullable String notOurs(Path file) throws IOException {
        if (!posix(file)) {
            return null;
        }
        PosixFileAttributes attributes =
                Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!belongsToUs(attributes)) {
            return "it belongs to " + attributes.owner().getName();
        }
        return attributes.permissions().contains(PosixFilePermission.GROUP_WRITE) || writableByAll(attributes)
                ? "others may write it (mode " + PosixFilePermissions.toString(attributes.permissions()) + ")"
                : null;
    }

    /** Why nobody could vouch for the file or directory: another user's, and everyone may write it. */
    static @Nullable String anybodys(Path file) throws IOException {
        if (!posix(file)) {
            return null;
        }
        PosixFileAttributes attributes =
                Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return !belongsToUs(attributes) && writableByAll(attributes)
                ? "it belongs to " + attributes.owner().getName() + " and everyone may write it"
                : null;
    }

    private static boolean writableByAll(PosixFileAttributes attributes) {
        return attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE);
    }

    private static boolean belongsToUs(PosixFileAttributes attributes) throws IOException {
        UserPrincipal us = thisUser();
        return attributes.owner().equals(us) || us.getName().equals("root");
    }

    /** The owner of the process where the system shows it, else the user that the JVM names. */
    private static UserPrincipal thisUser() throws IOException {
        Path process = Path.of("/proc/self");
        return Files.exists(process)
                ? Files.getOwner(process)
                : process.getFileSystem()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName(System.getProperty("user.name"));
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<Set<PosixFilePermission>> mode(PosixFilePermission... permissions) {
        return PosixFilePermissions.asFileAttribute(Set.of(permissions));
    }
}
