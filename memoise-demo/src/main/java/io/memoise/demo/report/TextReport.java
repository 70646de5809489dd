package io.memoise.demo.report;

import java.util.Locale;
import java.util.stream.Collectors;

/** One line a person, for people. */
public final class TextReport implements Report {

    @Override
    public String of(Roll roll) {
        StringBuilder text = new StringBuilder();
        String title = count(roll.people().size(), "person", "people") + " contributed to " + roll.repository();
        line(text, roll.complete() ? title : "INCOMPLETE: so far " + title);
        if (!roll.people().isEmpty()) {
            text.append('\n');
        }
        int logins = roll.people().stream()
                .mapToInt(person -> name(person).length())
                .max()
                .orElse(0);
        for (Person person : roll.people()) {
            String kinds = person.contributions().entrySet().stream()
                    .map(entry -> entry.getKey().count(entry.getValue()))
                    .collect(Collectors.joining(", "));
            line(text, String.format(Locale.ROOT, "%7d  %-" + logins + "s  %s", person.total(), name(person), kinds));
        }
        if (!roll.anonymous().isEmpty()) {
            text.append('\n');
            line(text, count(roll.anonymous().size(), "author", "authors") + " of commits without an account:");
            for (Anonymous author : roll.anonymous()) {
                line(text, String.format(Locale.ROOT, "%7d  %s", author.commits(), Printable.text(author.name())));
            }
        }
        if (roll.deleted() > 0 || !roll.notes().isEmpty()) {
            text.append('\n');
        }
        if (roll.deleted() > 0) {
            line(text, count(roll.deleted(), "contribution", "contributions") + " of deleted accounts");
        }
        roll.notes().forEach(note -> line(text, Printable.text(note)));
        return text.toString();
    }

    /** So many things, in words. */
    public static String count(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    private static String name(Person person) {
        String login = Printable.text(person.login());
        return person.type().equals("User")
                ? login
                : login + " (" + Printable.text(person.type().toLowerCase(Locale.ROOT)) + ")";
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
