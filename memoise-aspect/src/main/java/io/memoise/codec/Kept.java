package io.memoise.codec;

import org.jspecify.annotations.Nullable;

/**
 * A result that was written, read back and found the same.
 *
 * @param json the value as JSON in printable ASCII on one line
 * @param immutable whether nobody can change the value, however deep
 * @param copy the value itself if it is immutable, else a copy that shares nothing changeable with it
 */
public record Kept(String json, boolean immutable, @Nullable Object copy) {}
