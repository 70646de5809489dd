package io.memoise.store.journal;

import java.io.FileDescriptor;
import java.io.IOException;

/** Forces what was written to a file to the disk, as {@link FileDescriptor#sync} does. */
interface Forcing {
    Forcing TO_THE_DISK = new ToTheDisk();

    void force(FileDescriptor file) throws IOException;

    /** A class, not a lambda: a program's first call waits until it is linked. */
    final class ToTheDisk implements Forcing {
        @Override
        public void force(FileDescriptor file) throws IOException {
            file.sync();
        }
    }
}
