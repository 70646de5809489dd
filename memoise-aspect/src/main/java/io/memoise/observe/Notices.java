package io.memoise.observe;

import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Says a thing once through the {@link java.lang.System.Logger} named {@code io.memoise}. */
public final class Notices implements Consumer<String> {
    private static final String LOGGER = "io.memoise";
    private static final int MOST = 1_000;

    private final Set<String> said = ConcurrentHashMap.newKeySet();

    /** Warns, unless this was said before, be it of another element of a result. After a thousand different ones the rest is not said. */
    public void warn(String text) {
        say(Level.WARNING, text);
    }

    /** Warns, as {@link #warn} does. */
    @Override
    public void accept(String text) {
        warn(text);
    }

    /** Informs, unless this was said before, be it of another element of a result. */
    public void inform(String text) {
        say(Level.INFO, text);
    }

    /** The text with a link to the entry that explains it, unless the text has a link already. */
    public static String explained(String text, String anchor) {
        return text.contains("See docs/") ? text : text + ". See docs/troubleshooting.md#" + anchor;
    }

    /** The text without what differs from call to call: which element it was, the number of a lambda. */
    static String kindOf(String text) {
        return Varying.PARTS.matcher(text).replaceAll("");
    }

    /** Compiled when there is something to say. */
    private static final class Varying {
        static final Pattern PARTS = Pattern.compile("(?<=\\[)\\d+(?=])|(?<=\\$\\$Lambda)[\\w/$]+");
    }

    private void say(Level level, String text) {
        if (said.size() < MOST && said.add(kindOf(text))) {
            System.getLogger(LOGGER).log(level, text);
        }
    }
}
