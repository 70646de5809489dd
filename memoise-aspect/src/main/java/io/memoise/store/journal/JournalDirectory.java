package io.memoise.store.journal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A directory that may hold a journal. What is created in it only its owner may read or write (modes 0700 and 0600,
 * where the file system has modes), and no file in it is opened through a symbolic link.
 *
 * <p>A directory that the user <em>named</em> is trusted as it is; it is refused only where it belongs to another user
 * and everyone may write it. The <em>default</em> directory is believed only if this user's programs made it, since a
 * cloned repository can bring one along: it must hold a nonce that the user's state directory holds too, must belong to
 * the user, and nobody else may write it. For root, directories of every owner count as its own.
 */
public final class JournalDirectory {
    private static final String SEGMENT = ".jsonl";
    private static final String LOCK = ".lock";
    private static final String TEMPORARY = ".tmp";
    private static final int FEWEST_DIGITS = 6;
    private static final int MOST_DIGITS = 8;

    /** See <a href="https://bford.info/cachedir/">the Cache Directory Tagging Specification</a>. */
    private static final String CACHEDIR_TAG = """
            Signature: 8a477f597d28d172789f06886806bc55
            # This directory holds what programs remember by memoise. It may be left out of backups, and deleted.
            """;

    private final Path path;
    private final @Nullable DefaultTrust trust;
    private final Forcing disk;

    private JournalDirectory(Path path, @Nullable DefaultTrust trust, Forcing disk) {
        this.path = path;
        this.trust = trust;
        this.disk = disk;
    }

    /**
     * The directory that the user named, made where it is missing.
     *
     * @throws IOException if it can't be made, is a file system's root or the user's home, or is anybody's
     */
    public static JournalDirectory named(Path directory) throws IOException {
        Path absolute = directory.toAbsolutePath().normalize();
        refuseRootAndHome(absolute);
        PrivateFiles.createDirectories(absolute);
        Path real = absolute.toRealPath();
        refuseRootAndHome(real);
        JournalDirectory journal = new JournalDirectory(real, null, Forcing.TO_THE_DISK);
        journal.prepare();
        return journal;
    }

    /**
     * {@code .memoise} in the working directory, made where it is missing.
     *
     * @param workingDirectory where the program runs
     * @param stateDirectory where this user's programs keep what they know; made where it is missing
     * @throws UntrustedDirectoryException if it is there and this user's programs did not make it, or if the state
     *     directory can't be written
     * @throws IOException if it can't be made
     */
    public static JournalDirectory byDefault(Path workingDirectory, Path stateDirectory) throws IOException {
        Path directory = workingDirectory.toRealPath().resolve(".memoise");
        refuseRootAndHome(directory);
        DefaultTrust trust = new DefaultTrust(stateDirectory.toAbsolutePath().resolve("trusted"));
        JournalDirectory journal = new JournalDirectory(directory, trust, Forcing.TO_THE_DISK);
        journal.prepare();
        return journal;
    }

    /** The same directory on a disk that is asked otherwise. */
    JournalDirectory on(Forcing otherDisk) {
        return new JournalDirectory(path, trust, otherDisk);
    }

    /** What forces its files to the disk. */
    Forcing disk() {
        return disk;
    }

    /** Where it is, absolute. */
    public Path path() {
        return path;
    }

    @Override
    public String toString() {
        return path.toString();
    }

    /** Makes what is missing and checks what is there. Done on opening, and again should the directory have gone. */
    void prepare() throws IOException {
        if (trust != null) {
            trust.establish(path);
        } else {
            PrivateFiles.createDirectories(path);
            String reason = PrivateFiles.anybodys(path);
            if (reason != null) {
                throw new IOException("Won't keep memos in " + path + ": " + reason
                        + ". Name a directory inside it, which will be made for you alone,"
                        + " or forbid others to write it. See docs/troubleshooting.md#foreign-directory");
            }
        }
        if (holdsNothingElse()) {
            mark("CACHEDIR.TAG", CACHEDIR_TAG);
            mark(".gitignore", "*\n");
        }
        Path locks = path.resolve("locks");
        if (!PrivateFiles.createDirectory(locks) && !Files.isDirectory(locks, LinkOption.NOFOLLOW_LINKS)) {
            throw new NotDirectoryException(locks.toString());
        }
    }

    Path segment(int number) {
        return path.resolve(name(number, SEGMENT));
    }

    Path lock(int number) {
        return path.resolve("locks").resolve(name(number, LOCK));
    }

    /** At least six digits, so that names sort as numbers do. */
    private static String name(int number, String ending) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, FEWEST_DIGITS - digits.length())) + digits + ending;
    }

    /** Whoever holds this lock may rewrite segments that it holds the locks of. */
    Path compactionLock() {
        return path.resolve("locks").resolve("compaction.lock");
    }

    /** What is known of the segments' lines, in binary. */
    Path snapshot() {
        return path.resolve("index.bin");
    }

    /** A name for a file that is not finished. */
    Path temporary() {
        return path.resolve(UUID.randomUUID() + TEMPORARY);
    }

    /** Deletes what processes that were killed had begun. */
    void deleteTemporaries() throws IOException {
        for (Path file : PrivateFiles.list(path)) {
            if (isTemporary(String.valueOf(file.getFileName()))) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Whether {@link #temporary} gives such names; other files are not ours to delete. */
    private static boolean isTemporary(String name) {
        if (!name.endsWith(TEMPORARY)) {
            return false;
        }
        String id = name.substring(0, name.length() - TEMPORARY.length());
        try {
            return UUID.fromString(id).toString().equals(id);
        } catch (IllegalArgumentException otherName) {
            return false;
        }
    }

    /** The numbers of the segments that are there, ascending. */
    SortedSet<Integer> segments() throws IOException {
        // One listing can miss both a file and what replaces it; two that are equal can't.
        SortedSet<Integer> before = numbers(path, SEGMENT);
        SortedSet<Integer> now = numbers(path, SEGMENT);
        while (!now.equals(before)) {
            before = now;
            now = numbers(path, SEGMENT);
        }
        return now;
    }

    /** When a file was last made in the directory, renamed or deleted. */
    FileTime modified() throws IOException {
        return Files.getLastModifiedTime(path);
    }

    /** The numbers of the lock files of segments, which outlive these. */
    SortedSet<Integer> locks() throws IOException {
        return numbers(path.resolve("locks"), LOCK);
    }

    /** Gives a file that something else is to take the place of another name; which one. */
    Path setAside(Path file) throws IOException {
        String name = file.getFileName() + ".damaged";
        Path aside = path.resolve(name);
        for (int i = 2; Files.exists(aside, LinkOption.NOFOLLOW_LINKS); i++) {
            aside = path.resolve(name + "-" + i);
        }
        return Files.move(file, aside);
    }

    /** Why the file must not be opened; {@code null} where it may be. */
    @Nullable
    String refusal(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new NoSuchFileException(file.toString());
            }
            return "it is not a plain file";
        }
        return trust == null ? PrivateFiles.anybodys(file) : PrivateFiles.notOurs(file);
    }

    /**
     * Whether the segment may be appended to by the holder of its lock.
     *
     * @param make whether to make it where it is missing
     */
    boolean readyToAppend(int number, boolean make) throws IOException {
        Path segment = segment(number);
        if (make && PrivateFiles.createFile(segment)) {
            PrivateFiles.force(path);
        }
        return Files.exists(segment, LinkOption.NOFOLLOW_LINKS) && refusal(segment) == null;
    }

    private boolean holdsNothingElse() throws IOException {
        for (Path file : PrivateFiles.list(path)) {
            if (!DefaultTrust.isNonce(file)) {
                return false;
            }
        }
        return true;
    }

    private void mark(String name, String text) throws IOException {
        Path file = path.resolve(name);
        if (PrivateFiles.createFile(file)) {
            // A stream, not a channel: the caller may be an interrupted thread.
            try (FileOutputStream out = new FileOutputStream(file.toFile())) {
                out.write(text.getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private static SortedSet<Integer> numbers(Path directory, String ending) throws IOException {
        SortedSet<Integer> numbers = new TreeSet<>();
        for (Path file : PrivateFiles.list(directory)) {
            int number = number(String.valueOf(file.getFileName()), ending);
            if (number >= 1 && number <= SegmentIndex.GREATEST_SEGMENT) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    /** The number in a name of so many digits before the ending; -1 where the name is none. */
    private static int number(String name, String ending) {
        int digits = name.length() - ending.length();
        if (digits < FEWEST_DIGITS || digits > MOST_DIGITS || !name.endsWith(ending)) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < digits; i++) {
            char c = name.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = 10 * number + (c - '0');
        }
        return number;
    }

    private static void refuseRootAndHome(Path directory) throws IOException {
        String what =
                directory.getParent() == null ? "the root of a file system" : isHome(directory) ? "your home" : null;
        if (what != null) {
            throw new IOException("Won't keep memos in " + directory + " itself: it is " + what
                    + ". Name a directory inside it. See docs/troubleshooting.md#root-or-home");
        }
    }

    private static boolean isHome(Path directory) {
        String home = System.getProperty("user.home");
        if (home == null || home.isBlank()) {
            return false;
        }
        Path path = Path.of(home).toAbsolutePath().normalize();
        try {
            return directory.equals(path) || directory.equals(path.toRealPath());
        } catch (IOException noSuchHome) {
            return false;
        }
    }
}
