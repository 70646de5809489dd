package io.memoise.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.memoise.demo.Gathering.Gathered;
import io.memoise.demo.Summary.Kept;
import io.memoise.demo.github.GitHub;
import io.memoise.demo.github.GitHubException;
import io.memoise.demo.github.Meter;
import io.memoise.demo.github.Script;
import io.memoise.demo.report.Person;
import io.memoise.demo.report.Roll;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final Instant NOON = Instant.parse("2031-01-01T12:00:00Z");

    @Test
    void tellsTheFirstRun() {
        assertThat(lines(roll(true, 50, 0), null, Kept.ALL, false))
                .containsExactly(
                        "started: no page came from a memo, 50 requests made, finished",
                        "50 requests made, 0 spared, 1 person");
    }

    @Test
    void tellsTheLastOfSeveralRuns() {
        assertThat(lines(roll(true, 1, 40), null, Kept.ALL, false))
                .containsExactly(
                        "resumed: 40 pages came from memos, 1 request made, finished",
                        "1 request made, 40 spared, 1 person");
    }

    @Test
    void tellsARunThatAsksNothing() {
        assertThat(lines(roll(true, 0, 50), null, Kept.ALL, false))
                .containsExactly(
                        "remembered: 50 pages came from memos, 0 requests made, finished",
                        "0 requests made, 50 spared, 1 person");
    }

    @Test
    void tellsWhenToGoOn() {
        assertThat(lines(roll(false, 20, 20), limit(), Kept.ALL, false))
                .containsExactly(
                        "INCOMPLETE: the requests that the rate limit allows are spent.",
                        "To go on, run the same command again at 12:59 or later (in 59 minutes).",
                        "resumed: 20 pages came from memos, 20 requests made, stopped at the limit");
    }

    @Test
    void tellsThatTheSampleIsPatient() {
        assertThat(lines(roll(false, 20, 0), limit(), Kept.ALL, true).get(1))
                .isEqualTo("To go on, run the same command again (the sample does not make you wait for the hour).");
    }

    @Test
    void tellsThatNothingIsKept() {
        assertThat(lines(roll(false, 20, 0), limit(), Kept.NONE, false).get(1))
                .isEqualTo("Nothing is kept without memoise: the next run starts from the first page.");
    }

    @Test
    void tellsThatTheStoreFailed() {
        assertThat(lines(roll(false, 20, 0), limit(), Kept.NOT_ALL, true).get(1))
                .isEqualTo("Memos could not be kept, as the warning says: the next run asks for their pages again.");
    }

    @Test
    void tellsThatWhatWasReadIsKept() {
        GitHubException stop = new GitHubException(GitHubException.Reason.UNAVAILABLE, "gone\u001b[2J");

        assertThat(lines(roll(false, 3, 0), stop, Kept.ALL, false))
                .containsExactly(
                        "INCOMPLETE: gone\\u001B[2J.",
                        "What was read is kept: the same command, run again, goes on from here.",
                        "started: no page came from a memo, 3 requests made, stopped");
    }

    private static List<String> lines(Roll roll, GitHubException stop, Kept kept, boolean sample) {
        return new Summary(new Gathered(roll, 1, stop), kept, sample).lines(NOON, ZoneOffset.UTC);
    }

    private static Roll roll(boolean complete, int made, int spared) {
        Person kate = new Person("kate", "User", Map.of());
        return new Roll("a/b", complete, List.of(kate), List.of(), 0, List.of(), new Roll.Requests(made, spared), null);
    }

    /** A limit until 12:59 as the client tells it. */
    private static GitHubException limit() {
        try (Script script = Script.start()) {
            String reset = Long.toString(NOON.plus(Duration.ofMinutes(59)).getEpochSecond());
            script.answer(403, Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", reset), "{}");
            GitHub github =
                    new GitHub(URI.create("https://limit.invalid"), script.endpoint(), "", new Meter(), Duration.ZERO);
            return Assertions.catchThrowableOfType(GitHubException.class, () -> github.page("/x"));
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }
}
