/**
 * The default store: a directory of JSON Lines segments, one memo a line, appended before the call returns. Each live
 * process owns one segment and reads them all; {@link io.memoise.store.journal.JournalFormat} alone knows the bytes, and
 * {@link io.memoise.store.journal.JournalDirectory} which directory may be used.
 */
@NullMarked
package io.memoise.store.journal;

import org.jspecify.annotations.NullMarked;
