package io.memoise.engine;

import io.memoise.codec.JsonSource;
import io.memoise.store.Entry;
import io.memoise.store.EntryVisitor;
import io.memoise.store.Key;
import io.memoise.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/**
 * All memos of a store as one JSON document, a memo a line:
 *
 * <pre>{@code
 * {"memoise":1,"memos":[
 * {"method":"demo.Git.page(int)","call":{"args":[7]},"variant":"<8 hex>","key":"<32 hex>","group":"<16 hex>",
 *  "written":1700000000000,"expires":0,"cost":1200000,"tags":[],"value":{"id":7}}
 * ]}
 * }</pre>
 */
final class Exchange {
    private static final long FORMAT = 1;
    private static final String START = "{\"memoise\":" + FORMAT + ",\"memos\":[";
    private static final Set<String> MEMBERS =
            Set.of("method", "call", "variant", "key", "group", "written", "expires", "cost", "tags", "value");

    private final Store store;
    private final long now;

    /** @param now epoch milliseconds, for expiry */
    Exchange(Store store, long now) {
        this.store = store;
        this.now = now;
    }

    /** Writes the document; the number of memos in it. */
    long exportTo(Path file) throws IOException {
        try (NewFile out = NewFile.at(file)) {
            Lines lines = new Lines(out);
            out.write(START);
            store.forEach(lines);
            out.write("\n]}\n");
            out.publish();
            return lines.count;
        }
    }

    /**
     * Puts what the document holds, if all of it is well-formed.
     *
     * @param imported is told the group of each entry that was put
     * @return how many were put
     */
    long importFrom(Path file, LongConsumer imported) throws IOException {
        read(file, entry -> {});
        Puts puts = new Puts(imported);
        read(file, puts);
        return puts.count;
    }

    private boolean expired(Entry entry) {
        return entry.expiresAt() != Entry.NEVER && entry.expiresAt() <= now;
    }

    /** Writes each entry that is of use. What is no JSON, from a store of the program's own, nobody could read either. */
    private final class Lines implements EntryVisitor {
        private final NewFile out;
        private long count;

        private Lines(NewFile out) {
            this.out = out;
        }

        @Override
        public void visit(Entry entry) throws IOException {
            if (!expired(entry) && JsonSource.isDocument(entry.call()) && JsonSource.isDocument(entry.value())) {
                out.write((count++ == 0 ? "\n" : ",\n") + line(entry));
            }
        }
    }

    private static String line(Entry entry) {
        return "{\"method\":" + JsonSource.quoted(entry.method()) + ",\"call\":" + entry.call() + ",\"variant\":\""
                + HexFormat.of().toHexDigits(entry.variant()) + "\",\"key\":\""
                + entry.key().digest() + "\",\"group\":\"" + entry.key().group() + "\",\"written\":"
                + entry.writtenAt() + ",\"expires\":" + entry.expiresAt() + ",\"cost\":" + entry.cost() + ",\"tags\":"
                + entry.tags().stream().map(JsonSource::quoted).collect(Collectors.joining(",", "[", "]"))
                + ",\"value\":" + entry.value() + "}";
    }

    /** Puts each entry that has not expired and is newer than what is there. */
    private final class Puts implements EntryVisitor {
        private final LongConsumer imported;
        private long count;

        private Puts(LongConsumer imported) {
            this.imported = imported;
        }

        @Override
        public void visit(Entry entry) throws IOException {
            if (expired(entry)) {
                return;
            }
            Entry known = store.get(entry.key());
            if (known == null || expired(known) || known.writtenAt() < entry.writtenAt()) {
                imported.accept(entry.key().method());
                store.put(entry.stamped(store.stamp()));
                count++;
            }
        }
    }

    private static void read(Path file, EntryVisitor visitor) throws IOException {
        try (JsonSource in = JsonSource.of(file)) {
            in.beginObject();
            if (!in.hasNext() || !in.name().equals("memoise")) {
                throw in.refuse("its first member is not \"memoise\", so it is no export of memos");
            }
            long format = in.number();
            if (format != FORMAT) {
                throw in.refuse("it is of format " + format + "; this version of memoise reads format " + FORMAT);
            }
            if (!in.hasNext() || !in.name().equals("memos")) {
                throw in.refuse("its second member is not \"memos\"");
            }
            in.beginArray();
            while (in.hasNext()) {
                visitor.visit(entry(in));
            }
            in.endArray();
            in.endObject();
            in.end();
        }
    }

    /** The memo that comes next, without a stamp. */
    private static Entry entry(JsonSource in) throws IOException {
        Set<String> missing = new HashSet<>(MEMBERS);
        String method = "";
        String call = "";
        String value = "";
        String key = "";
        String group = "";
        String variant = "";
        long written = 0;
        long expires = 0;
        long cost = 0;
        List<String> tags = List.of();
        in.beginObject();
        while (in.hasNext()) {
            String name = in.name();
            if (!missing.remove(name)) {
                throw in.refuse((MEMBERS.contains(name) ? "the same member twice" : "no member of a memo") + ": "
                        + JsonSource.quoted(name));
            }
            switch (name) {
                case "method" -> method = in.string();
                case "call" -> call = in.json();
                case "variant" -> variant = hex(in, 8);
                case "key" -> key = hex(in, 32);
                case "group" -> group = hex(in, 16);
                case "written" -> written = in.number();
                case "expires" -> expires = notNegative(in);
                case "cost" -> cost = notNegative(in);
                case "tags" -> tags = strings(in);
                default -> value = in.value();
            }
        }
        if (!missing.isEmpty()) {
            throw in.refuse("the memo lacks " + missing.stream().sorted().toList());
        }
        in.endObject();
        return new Entry(
                new Key(bits(group), bits(key.substring(0, 16)), bits(key.substring(16))),
                HexFormat.fromHexDigits(variant),
                0,
                expires,
                method,
                call,
                written,
                cost,
                tags,
                value);
    }

    private static long bits(String hex) {
        return HexFormat.fromHexDigitsToLong(hex);
    }

    private static String hex(JsonSource in, int length) throws IOException {
        String digits = in.string();
        if (digits.length() != length || !digits.chars().allMatch(HexFormat::isHexDigit)) {
            throw in.refuse(length + " hexadecimal digits belong there and not " + JsonSource.quoted(digits));
        }
        return digits;
    }

    private static long notNegative(JsonSource in) throws IOException {
        long number = in.number();
        if (number < 0) {
            throw in.refuse("no negative number belongs there: " + number);
        }
        return number;
    }

    private static List<String> strings(JsonSource in) throws IOException {
        List<String> strings = new ArrayList<>();
        in.beginArray();
        while (in.hasNext()) {
            strings.add(in.string());
        }
        in.endArray();
        return strings;
    }
}
