package io.memoise.demo;

import io.memoise.MemoiseConfigurationException;
import io.memoise.Memos;
import io.memoise.demo.Gathering.Gathered;
import io.memoise.demo.github.GitHub;
import io.memoise.demo.github.GitHubException;
import io.memoise.demo.github.Meter;
import io.memoise.demo.report.JsonReport;
import io.memoise.demo.report.Printable;
import io.memoise.demo.report.Report;
import io.memoise.demo.report.Roll;
import io.memoise.demo.report.TextReport;
import io.memoise.demo.sample.SampleGitHub;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command. It reads the command line, gathers, reports, and ends with an exit code. */
@Command(
        name = "hatrack",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        synopsisHeading = "",
        customSynopsis = {"Usage: hatrack [OPTIONS] OWNER/REPO", "       hatrack [OPTIONS] --sample"},
        description = {
            "",
            "Lists everyone who contributed to a GitHub project: by commits, issues, pull requests or comments.",
            "A rate limit cuts it short; run again, it goes on where it stopped.",
            ""
        },
        footerHeading = "%nThe environment:%n",
        footer = {
            "  GITHUB_TOKEN or GH_TOKEN   is sent to the API and kept nowhere",
            "  GITHUB_API_URL             stands in for --api-url"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every list was read to its end",
            "2:the command line can't be followed",
            "66:there is no such repository",
            "69:the server can't be reached, or only stumbles",
            "70:a defect of this program",
            "74:the report can't be written",
            "75:a rate limit: the list is INCOMPLETE, and the same command goes on later",
            "76:the server's answer can't be understood",
            "77:the token was not accepted, or does not suffice"
        })
public final class Hatrack implements Callable<Integer> {
    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;

    @Parameters(arity = "0..1", paramLabel = "OWNER/REPO", description = "the project, or its address in the browser")
    private @Nullable String repository;

    @Option(names = "--sample", description = "a small invented project on this machine; needs no network")
    private boolean sample;

    @Option(
            names = "--budget",
            paramLabel = "N",
            description = "requests that the sample answers in a run (default: " + SampleGitHub.BUDGET + ")")
    private @Nullable Integer budget;

    @Option(names = "--sample-endpoint", paramLabel = "URL", hidden = true)
    private @Nullable URI sampleEndpoint;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json (default: text)")
    private Format format = Format.text;

    @Option(names = "--output", paramLabel = "FILE", description = "writes the list to this file")
    private @Nullable Path output;

    @Option(names = "--memo-dir", paramLabel = "DIR", description = "where memos are kept (default: the user's cache)")
    private @Nullable Path memoDirectory;

    @Option(names = "--forget", description = "forgets all memos in that directory first")
    private boolean forget;

    @Option(names = "--refresh", description = "asks anew for the last page of each list, and goes on from there")
    private boolean refresh;

    @Option(names = "--without-memoise", description = "remembers nothing, to see the difference")
    private boolean withoutMemoise;

    @Option(names = "--api-url", paramLabel = "URL", description = "another GitHub, such as https://HOST/api/v3")
    private @Nullable String apiUrl;

    private enum Format {
        text,
        json
    }

    private Hatrack(PrintStream out, PrintStream err, Map<String, String> environment) {
        this.out = out;
        this.err = err;
        this.environment = environment;
    }

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.getProperties().putIfAbsent("java.util.logging.SimpleFormatter.format", "hatrack: %4$s: %5$s%n");
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int code = run(out, err, System.getenv(), args);
        out.flush();
        System.exit(code);
    }

    /** Runs the command and returns its exit code. */
    static int run(PrintStream out, PrintStream err, Map<String, String> environment, String... args) {
        return new CommandLine(new Hatrack(out, err, environment))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((wrong, given) -> fail(err, wrong, Exit.USAGE))
                .setExecutionExceptionHandler((wrong, command, given) -> failed(err, wrong))
                .execute(args);
    }

    private static int failed(PrintStream err, Exception wrong) {
        return wrong instanceof UsageException || wrong instanceof MemoiseConfigurationException
                ? fail(err, wrong, Exit.USAGE)
                : fail(err, new IllegalStateException("a defect of this program: " + wrong, wrong), Exit.DEFECT);
    }

    private static int fail(PrintStream err, Exception wrong, int code) {
        String sentence = Objects.requireNonNullElse(wrong.getMessage(), wrong.toString());
        err.println("hatrack: " + Printable.text(sentence.strip().replaceAll("\\s*\\R\\s*", "; "))
                + (code == Exit.USAGE ? " (hatrack --help tells more)" : ""));
        return code;
    }

    @Override
    public Integer call() throws IOException {
        check();
        if (!sample) {
            String name = named();
            Api api = Api.of(apiUrl, environment);
            return remembering(api.root(), api.root(), api.token(), name);
        }
        if (sampleEndpoint != null) {
            return remembering(SampleGitHub.API, sampleEndpoint, "", SampleGitHub.REPOSITORY);
        }
        try (SampleGitHub server = SampleGitHub.start(budget == null ? SampleGitHub.BUDGET : budget)) {
            return remembering(SampleGitHub.API, server.endpoint(), "", SampleGitHub.REPOSITORY);
        }
    }

    private void check() {
        if (sample == (repository != null)) {
            throw new UsageException(
                    sample
                            ? "--sample brings its own project; leave '" + repository + "' out"
                            : "say which project: OWNER/REPO, or --sample for a try without network");
        }
        if (budget != null && (!sample || budget < 1)) {
            throw new UsageException(
                    sample ? "--budget is " + budget + "; it must be at least 1" : "--budget goes with --sample");
        }
        if (withoutMemoise && (forget || refresh || memoDirectory != null)) {
            throw new UsageException("--without-memoise has no memos; leave --forget, --refresh and --memo-dir out");
        }
    }

    private String named() {
        String text = Objects.requireNonNull(repository);
        @Nullable String name = RepositoryName.of(text);
        if (name == null) {
            throw new UsageException("'" + text + "' names no project; write OWNER/REPO, such as octocat/hello-world");
        }
        return name;
    }

    private int remembering(URI api, URI endpoint, String token, String name) throws IOException {
        Meter meter = new Meter();
        GitHub github = new GitHub(api, endpoint, token, meter, Duration.ofSeconds(1));
        if (!Memos.isWoven(GitHub.class)) {
            err.println("hatrack: warning: this build is not woven, so nothing is remembered");
            return gather(github, meter, name);
        }
        try (Memos memos = memos(api);
                Memos.Use use = Memos.use(memos)) {
            if (forget) {
                use.memos().clear();
            }
            return gather(github, meter, name);
        }
    }

    private Memos memos(URI api) {
        if (withoutMemoise) {
            return Memos.builder().enabled(false).build();
        }
        String system = System.getProperty("os.name", "");
        Path home = Path.of(System.getProperty("user.home", "."));
        Path directory = memoDirectory != null
                ? memoDirectory
                : sample
                        ? MemoDirectory.ofSample(environment, system, home)
                        : MemoDirectory.of(api, environment, system, home);
        // A run asks for each page once, so that memos need no room in memory.
        return Memos.builder().directory(directory).maximumSize(1).build();
    }

    private int gather(GitHub github, Meter meter, String name) {
        Progress progress = new Progress(err, Terminal.progress());
        try (Interruption interruption = Interruption.watch(err, progress, !withoutMemoise)) {
            Gathered gathered = new Gathering(github, meter, progress, refresh).gather(name);
            progress.clear();
            @Nullable GitHubException stop = gathered.stop();
            if (stop != null && gathered.pages() == 0 && !stop.limit()) {
                return fail(err, stop, Exit.of(stop));
            }
            return report(gathered);
        }
    }

    private int report(Gathered gathered) {
        Roll roll = gathered.roll();
        Report report = format == Format.json ? new JsonReport() : new TextReport();
        String text = report.of(roll);
        if (output == null) {
            out.print(text);
        } else {
            try {
                write(output, text);
            } catch (IOException unwritable) {
                return fail(
                        err,
                        new IOException("the list can't be written to " + output + ": " + unwritable, unwritable),
                        Exit.UNWRITABLE);
            }
        }
        boolean apart = output != null || format == Format.json;
        List<String> summary = new Summary(gathered, kept(), sample).lines(Instant.now(), ZoneId.systemDefault());
        if (!apart) {
            out.println();
        }
        summary.forEach(apart ? err::println : out::println);
        out.flush();
        return gathered.stop() == null ? Exit.DONE : Exit.of(gathered.stop());
    }

    private Summary.Kept kept() {
        if (withoutMemoise || !Memos.isWoven(GitHub.class)) {
            return Summary.Kept.NONE;
        }
        return Memos.current().stats().storeFailures() == 0 ? Summary.Kept.ALL : Summary.Kept.NOT_ALL;
    }

    /** All of it or nothing: whoever reads the file never sees half a list. */
    private static void write(Path file, String text) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path draft = Files.createTempFile(absolute.getParent(), ".hatrack", ".tmp");
        try {
            Files.writeString(draft, text);
            Files.move(draft, absolute, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
