package io.memoise.engine;

import io.memoise.codec.JsonSource;
import io.memoise.codec.Kept;
import io.memoise.codec.UnkeepableException;
import io.memoise.store.Entry;
import io.memoise.store.EntryVisitor;
import io.memoise.store.Key;
import io.memoise.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The memos of one method as one JSON object, {@code {argument: value}}, a memo a line. A person can write it by hand. */
final class Seed {
    private final NamedMethod method;
    private final Store store;
    private final long now;
    private long count;
    private long left;

    /** @param now epoch milliseconds: the age of what is imported, and for expiry */
    Seed(NamedMethod method, Store store, long now) {
        this.method = method;
        this.store = store;
        this.now = now;
    }

    /** Writes the memos of the method's current variant; their number. */
    long exportTo(Path file) throws IOException {
        try (NewFile out = NewFile.at(file)) {
            out.write("{");
            store.forEach(entry -> {
                if (entry.key().method() == method.group()
                        && entry.variant() == method.variant()
                        && fresh(entry)
                        && JsonSource.isDocument(entry.value())) {
                    String argument = argument(entry);
                    if (argument == null) {
                        left++;
                    } else {
                        out.write((count++ == 0 ? "\n" : ",\n") + JsonSource.quoted(argument) + ":" + entry.value());
                    }
                }
            });
            out.write("\n}\n");
            out.publish();
            return count;
        }
    }

    /** How many memos were left out because no text names their call. */
    long left() {
        return left;
    }

    /** Puts what the document holds, if all of it is well-formed and can be read; how many were put. */
    long importFrom(Path file) throws IOException {
        read(file, entry -> {});
        read(file, this::put);
        return count;
    }

    /** The name of the entry's argument; {@code null} where it has none that leads back to the entry. */
    private @Nullable String argument(Entry entry) {
        String text = ScalarText.ofCall(entry.call());
        Object argument = text == null ? null : ScalarText.parse(method.parameter(), text);
        if (argument == null) {
            return null;
        }
        Address address = method.address(argument);
        return address.key().equals(entry.key()) && address.call().equals(entry.call()) ? text : null;
    }

    private boolean fresh(Entry entry) {
        return (entry.expiresAt() == Entry.NEVER || entry.expiresAt() > now)
                && method.policy().fresh(entry.writtenAt(), now);
    }

    private void put(Entry entry) throws IOException {
        Entry known = store.get(entry.key());
        if (known == null || !known.call().equals(entry.call()) || !fresh(known)) {
            store.put(entry.stamped(store.stamp()));
            count++;
        }
    }

    private void read(Path file, EntryVisitor visitor) throws IOException {
        Set<Key> seen = new HashSet<>();
        try (JsonSource in = JsonSource.of(file)) {
            in.beginObject();
            while (in.hasNext()) {
                String name = in.name();
                Object argument = ScalarText.parse(method.parameter(), name);
                if (argument == null) {
                    throw in.refuse("the argument " + JsonSource.quoted(name) + " is no "
                            + method.parameter().getTypeName());
                }
                Address address = method.address(argument);
                if (!seen.add(address.key())) {
                    throw in.refuse("the argument " + JsonSource.quoted(name) + " is there twice");
                }
                visitor.visit(entry(address, value(in, name)));
            }
            in.endObject();
            in.end();
        }
    }

    private String value(JsonSource in, String name) throws IOException {
        String json = in.json();
        try {
            Object value = method.shape().codec().decode(json);
            Kept kept = method.shape().codec().keep(value);
            return kept.json();
        } catch (UnkeepableException unreadable) {
            throw in.refuse("the value of argument " + JsonSource.quoted(name) + " is not what " + method.id()
                    + " returns: " + unreadable.getMessage());
        }
    }

    private Entry entry(Address address, String value) {
        long expires = method.policy().expires() ? now + method.policy().lifetime() : Entry.NEVER;
        return new Entry(
                address.key(), address.variant(), 0, expires, method.id(), address.call(), now, 0, List.of(), value);
    }
}
