package io.memoise.demo.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Objects;

/** One JSON object, for programs. */
public final class JsonReport implements Report {

    @Override
    public String of(Roll roll) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.setIndent("  ");
            write(roll, json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Printable.json(text.toString()) + "\n";
    }

    private static void write(Roll roll, JsonWriter json) throws IOException {
        json.beginObject();
        json.name("repository").value(roll.repository());
        json.name("complete").value(roll.complete());
        json.name("people").beginArray();
        for (Person person : roll.people()) {
            json.beginObject();
            json.name("login").value(person.login());
            json.name("type").value(person.type());
            json.name("contributions").beginObject();
            for (Kind kind : Kind.values()) {
                json.name(kind.key()).value(person.contributions().getOrDefault(kind, 0L));
            }
            json.endObject();
            json.endObject();
        }
        json.endArray();
        json.name("anonymous").beginArray();
        for (Anonymous author : roll.anonymous()) {
            json.beginObject();
            json.name("name").value(author.name());
            json.name("commits").value(author.commits());
            json.endObject();
        }
        json.endArray();
        json.name("deleted").value(roll.deleted());
        json.name("notes").beginArray();
        for (String note : roll.notes()) {
            json.value(note);
        }
        json.endArray();
        json.name("requests").beginObject();
        json.name("made").value(roll.requests().made());
        json.name("spared").value(roll.requests().spared());
        json.endObject();
        json.name("resetAt").value(roll.resetAt() == null ? null : Objects.toString(roll.resetAt()));
        json.endObject();
    }
}
