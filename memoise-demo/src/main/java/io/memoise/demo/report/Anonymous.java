package io.memoise.demo.report;

/**
 * An author of commits whose e-mail address belongs to no account.
 *
 * @param name what the commits are signed with
 * @param commits how many
 */
public record Anonymous(String name, long commits) {}
