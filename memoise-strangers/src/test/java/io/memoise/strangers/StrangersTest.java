package io.memoise.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Programs that know the installed jar and the README only, each started twice, their bodies counted. */
class StrangersTest {
    private static final String CLASS_PATH = String.join(File.pathSeparator, "target/classes", "target/dependency/*");
    private static final String AGENT = "-javaagent:"
            + Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .filter(entry -> entry.contains("aspectjweaver"))
                    .findFirst()
                    .orElseThrow();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path directory;

    private static LocalRepository repository;

    @BeforeAll
    static void install() throws Exception {
        repository = LocalRepository.in(directory.resolve("repository"));
    }

    @Test
    void aProgramWovenByTheMavenBlockRemembers() throws Exception {
        Project project = Project.build("woven", directory, repository);
        assertRemembers(project, 34, "memos", "-cp", CLASS_PATH, "com.acme.Main");
    }

    @Test
    void aWovenProgramStartedWithTheAgentIsMemoisedOnce() throws Exception {
        Project project = Project.build("woven", directory, repository);
        assertRemembers(project, 34, "agent", AGENT, "-cp", CLASS_PATH, "com.acme.Main");
    }

    private static void assertRemembers(Project project, int bodies, String memos, String... arguments)
            throws Exception {
        Run first = project.java(memos, arguments);
        Run second = project.java(memos, arguments);
        assertThat(List.of(first.number("body ran"), first.number("misses")))
                .as(first.output())
                .containsExactly(bodies, bodies);
        assertThat(List.of(second.number("body ran"), second.number("misses")))
                .as(second.output())
                .containsExactly(0, 0);
    }
}
