package io.memoise.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that know the installed jar and the README only, each started twice, their bodies counted. */
class StrangersTest {
    private static final String CLASS_PATH = String.join(File.pathSeparator, "target/classes", "target/dependency/*");
    private static final String MODULE_PATH = String.join(File.pathSeparator, "target/classes", "target/dependency");
    private static final String AGENT = "-javaagent:"
            + Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .filter(entry -> entry.contains("aspectjweaver"))
                    .findFirst()
                    .orElseThrow();

    /** One catalogue, two labels, and Fibonacci's numbers from 0 to 30. */
    private static final int BODIES = 1 + 2 + 31;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path directory;

    private static LocalRepository repository;

    @BeforeAll
    static void install() throws Exception {
        repository = LocalRepository.in(directory.resolve("repository"));
    }

    @AfterAll
    static void giveBack() throws Exception {
        repository.giveBack();
    }

    @ParameterizedTest
    @ValueSource(strings = {"woven", "lombok", "modular", "kotlin", "spring-boot"})
    void weavesByTheBlockOfTheReadme(String name) throws Exception {
        assertThat(plugin(Project.SOURCES.resolve(name).resolve("pom.xml")))
                .isEqualTo(plugin(OuterBuild.ROOT.resolve("README.md")));
    }

    @Test
    void wovenByTheMavenBlock() throws Exception {
        Project project = Project.build("woven", directory, repository);
        assertWovenInSilence(project);
        assertRemembered(BODIES, project.twice("memos", "-cp", CLASS_PATH, "com.acme.Main"));
        assertRemembered(BODIES, project.twice("agent", AGENT, "-cp", CLASS_PATH, "com.acme.Main"));
    }

    @Test
    void wovenAfterLombok() throws Exception {
        Project project = Project.build("lombok", directory, repository);
        assertWovenInSilence(project);
        assertRemembered(2, project.twice("memos", "-cp", CLASS_PATH, "com.acme.Main"));
    }

    @Test
    void wovenInANamedModule() throws Exception {
        Project project = Project.build("modular", directory, repository);
        assertWovenInSilence(project);
        assertRemembered(
                BODIES,
                project.twice("memos", "--module-path", MODULE_PATH, "--module", "com.acme.modular/com.acme.Main"));
    }

    @Test
    void wovenAfterKotlin() throws Exception {
        Project project = Project.build("kotlin", directory, repository);
        assertWovenInSilence(project);
        assertRemembered(4, project.twice("memos", "-cp", CLASS_PATH, "com.acme.MainKt"));
    }

    @Test
    void wovenBeansOfSpringBoot() throws Exception {
        Project project = Project.build("spring-boot", directory, repository);
        assertWovenInSilence(project);
        List<Run> runs = project.twice("memos", "-jar", "target/spring-boot-1.0.jar");
        assertThat(runs).extracting(run -> run.number("body ran")).containsExactly(2, 0);
        assertThat(runs)
                .extracting(run -> run.number("body with a service ran"))
                .containsExactly(1, 1);
        assertThat(runs).extracting(Run::answers).containsOnly(runs.get(0).answers());
    }

    @Test
    void notWovenUnlessLoadedWithTheAgent() throws Exception {
        Project project = Project.build("unwoven", directory, repository);
        assertThat(project.build().output())
                .contains("WARNING: Not woven, so not memoised: com.acme.Main.catalogue, com.acme.Main.label.");
        List<Run> unwoven = project.twice("unwoven", "-cp", CLASS_PATH, "com.acme.Main");
        assertThat(unwoven).extracting(run -> run.number("body ran")).containsExactly(6, 6);
        assertRemembered(3, project.twice("loaded", AGENT, "-cp", CLASS_PATH, "com.acme.Main"));
        assertRemembered(3, project.twice("fat", AGENT, "-jar", "target/unwoven-1.0.jar"));
    }

    /** The plugin that weaves, as the file gives it, without comments and space. */
    private static String plugin(Path file) throws IOException {
        String text = Files.readString(file).replaceAll("(?s)<!--.*?-->|\\s+", "");
        int middle = text.indexOf("<artifactId>aspectj-maven-plugin</artifactId>");
        assertThat(middle).as("aspectj-maven-plugin in %s", file).isPositive();
        return text.substring(text.lastIndexOf("<plugin>", middle), text.indexOf("</plugin>", middle));
    }

    /** The weaver has nothing to say about a program without mistakes. */
    private static void assertWovenInSilence(Project project) {
        assertThat(project.build().output()).doesNotContain("[Xlint:");
    }

    /** Every body runs once, in the first process only; the answers stay the same and nothing else is said. */
    private static void assertRemembered(int bodies, List<Run> runs) {
        assertThat(runs).extracting(run -> run.number("body ran")).containsExactly(bodies, 0);
        assertThat(runs).extracting(run -> run.number("misses")).containsExactly(bodies, 0);
        assertThat(runs).extracting(Run::answers).containsOnly(runs.get(0).answers());
        assertThat(runs)
                .allSatisfy(run -> assertThat(run.output().lines())
                        .allMatch(line -> line.matches("answer .*|Picked up .*|body ran \\d+|misses \\d+")));
    }
}
