package io.memoise.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lines about the code of a method, in which the places that some line names have numbers. */
final class Told {
    private record Place(Object place) {}

    private final List<List<Object>> lines = new ArrayList<>();
    private final List<Object> named = new ArrayList<>();

    void line(Object... parts) {
        lines.add(List.of(parts));
    }

    /** A part of a line that names a place. */
    Object to(Object place) {
        named.add(place);
        return new Place(place);
    }

    /** What follows stands at the place. */
    void at(Object place) {
        lines.add(List.of(new Place(place)));
    }

    List<String> lines() {
        Map<Object, Integer> numbers = new HashMap<>();
        for (List<Object> line : lines) {
            if (line.get(0) instanceof Place here && named.contains(here.place())) {
                numbers.putIfAbsent(here.place(), numbers.size());
            }
        }
        List<String> texts = new ArrayList<>();
        for (List<Object> line : lines) {
            if (!(line.get(0) instanceof Place here) || numbers.containsKey(here.place())) {
                StringBuilder text = new StringBuilder();
                for (Object part : line) {
                    text.append(part instanceof Place place ? "@" + numbers.get(place.place()) : part)
                            .append(' ');
                }
                texts.add(text.toString());
            }
        }
        return texts;
    }
}
