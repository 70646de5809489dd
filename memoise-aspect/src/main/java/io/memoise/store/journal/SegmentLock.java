package io.memoise.store.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The right of one process to append to one segment: an operating system's lock on a file of its own, so that it ends
 * with the process however that ends. The file is not deleted while the segment is there.
 *
 * <p>A process that opens and closes a locked file a second time silently gives up its lock. So before a lock file is
 * opened, a register that all class loaders of the JVM share is asked: a system property for each lock held, named after
 * the file. Used on the keeper's thread only, since an interrupt would close the channel and free the lock.
 */
final class SegmentLock {
    private static final String REGISTER = "io.memoise.journal.held.";

    /** Channels that a failing register let us open on a file locked by this JVM: closing one would free that lock. */
    private static final List<FileChannel> NEVER_CLOSED = new ArrayList<>();

    private final String registered;
    private final FileChannel channel;
    private boolean released;

    private SegmentLock(String registered, FileChannel channel) {
        this.registered = registered;
        this.channel = channel;
    }

    /** Takes the lock; {@code null} where this or another process has it. */
    static @Nullable SegmentLock tryTake(Path file) throws IOException {
        Path name = file.getFileName();
        Path parent = file.getParent();
        if (name == null || parent == null) {
            throw new IOException("Not a lock file: " + file);
        }
        String registered = REGISTER + parent.toRealPath().resolve(name);
        if (System.getProperties().putIfAbsent(registered, "") != null) {
            return null;
        }
        SegmentLock taken = null;
        try {
            FileChannel channel = FileChannel.open(
                    file,
                    Set.<OpenOption>of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                    PrivateFiles.fileAttributes(file));
            if (locks(channel)) {
                taken = new SegmentLock(registered, channel);
            }
            return taken;
        } finally {
            if (taken == null) {
                System.getProperties().remove(registered);
            }
        }
    }

    private static boolean locks(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return true;
            }
        } catch (OverlappingFileLockException e) {
            synchronized (NEVER_CLOSED) {
                NEVER_CLOSED.add(channel);
            }
            return false;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return false;
    }

    /** Gives the lock back. A second call does nothing: the name may be another's by then. */
    void release() throws IOException {
        if (!released) {
            released = true;
            try {
                channel.close();
            } finally {
                System.getProperties().remove(registered);
            }
        }
    }
}
