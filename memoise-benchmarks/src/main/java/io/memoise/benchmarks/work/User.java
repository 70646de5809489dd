package io.memoise.benchmarks.work;

/** What most of the remembered methods return: an immutable object. */
public record User(int id, String name) {}
