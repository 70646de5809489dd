package io.memoise.store;

/** What a memo survives once the call that computed it has returned. */
public enum Durability {
    /**
     * The end of the process, by whatever means: the memo is with the operating system. A power cut loses at most what
     * was written in the last tenth of a second. The default.
     */
    PROCESS,
    /** A power cut as well: the memo is forced to the disk before the call returns. */
    DISK,
    /** The end of the process; the file is forced to the disk only when it is closed. For memos of little worth. */
    NONE
}
