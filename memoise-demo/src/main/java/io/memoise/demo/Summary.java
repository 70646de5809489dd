package io.memoise.demo;

import io.memoise.demo.Gathering.Gathered;
import io.memoise.demo.github.GitHubException;
import io.memoise.demo.report.Printable;
import io.memoise.demo.report.Roll;
import io.memoise.demo.report.TextReport;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a run has to say for itself: how it went, why it stopped, how to go on, and what it cost.
 *
 * @param kept what became of the pages that were read
 * @param sample whether it was the sample, which makes nobody wait
 */
record Summary(Gathered gathered, Kept kept, boolean sample) {

    /** What became of the pages that were read. */
    enum Kept {
        /** They are remembered. */
        ALL,
        /** They are not, since the user wished it so. */
        NONE,
        /** Some or all are not, since the store failed, which the library has said. */
        NOT_ALL
    }

    /** The lines that close a run; times are told in this zone. */
    List<String> lines(Instant now, ZoneId zone) {
        List<String> lines = new ArrayList<>();
        Roll roll = gathered.roll();
        @Nullable GitHubException stop = gathered.stop();
        if (stop != null) {
            lines.add("INCOMPLETE: " + Printable.text(String.valueOf(stop.getMessage())) + ".");
            lines.add(goOn(stop, now, zone));
        }
        lines.add(course());
        if (stop == null) {
            lines.add(TextReport.count(roll.requests().made(), "request", "requests") + " made, "
                    + roll.requests().spared() + " spared, "
                    + TextReport.count(roll.people().size(), "person", "people"));
        }
        return lines;
    }

    private String course() {
        Roll.Requests requests = gathered.roll().requests();
        int spared = requests.spared();
        String memos = spared == 0
                ? "started: no page came from a memo"
                : requests.made() == 0
                        ? "remembered: " + TextReport.count(spared, "page", "pages") + " came from memos"
                        : "resumed: " + TextReport.count(spared, "page", "pages") + " came from memos";
        @Nullable GitHubException stop = gathered.stop();
        String end = stop == null ? "finished" : stop.limit() ? "stopped at the limit" : "stopped";
        return memos + ", " + TextReport.count(requests.made(), "request", "requests") + " made, " + end;
    }

    private String goOn(GitHubException stop, Instant now, ZoneId zone) {
        @Nullable Instant at = stop.retryAt();
        if (kept != Kept.ALL) {
            return kept == Kept.NONE
                    ? "Nothing is kept without memoise: the next run starts from the first page."
                    : "Memos could not be kept, as the warning says: the next run asks for their pages again.";
        }
        if (!stop.limit() || at == null) {
            return "What was read is kept: the same command, run again, goes on from here.";
        }
        if (sample) {
            return "To go on, run the same command again (the sample does not make you wait for the hour).";
        }
        long minutes = Math.max(1, Duration.between(now, at).plusSeconds(59).toMinutes());
        String time = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(at.atZone(zone));
        return "To go on, run the same command again at " + time + " or later (in "
                + TextReport.count(minutes, "minute", "minutes") + ").";
    }
}
