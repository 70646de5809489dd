package io.memoise.store.journal;

import java.io.FileDescriptor;
import java.io.IOException;

/** Forces what was written to a file to the disk, as {@link FileDescriptor#sync} does. */
interface Forcing {
    void force(FileDescriptor file) throws IOException;
}
