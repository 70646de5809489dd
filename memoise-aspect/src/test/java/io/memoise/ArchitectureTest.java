package io.memoise;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house, as docs/architecture.md gives them. */
class ArchitectureTest {
    private static final String HOUSE = "io.memoise";
    private static final int LONGEST_FILE = 400;

    /** Room by room, which rooms it may import. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("", Set.of("store")),
            Map.entry("weave", Set.of("", "engine")),
            Map.entry("engine", Set.of("", "key", "code", "codec", "store", "store.journal", "observe")),
            Map.entry("key", Set.of("", "store", "access", "digest")),
            Map.entry("codec", Set.of("", "access")),
            Map.entry("store", Set.of()),
            Map.entry("store.journal", Set.of("store")),
            Map.entry("observe", Set.of("")),
            Map.entry("access", Set.of()),
            Map.entry("digest", Set.of()),
            Map.entry("code", Set.of("digest")),
            Map.entry("junit", Set.of("", "code", "engine")));

    /** The only rooms that may import a library. */
    private static final Map<String, Set<String>> LIBRARIES = Map.of(
            "org.aspectj", Set.of("weave"),
            "com.google.gson", Set.of("codec"),
            "org.junit", Set.of("junit"));

    private final JavaClasses house = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(HOUSE);

    @Test
    void everyRoomImportsOnlyWhatItMay() {
        Map<String, Set<String>> wrong = new TreeMap<>();
        for (JavaClass type : house) {
            String from = room(type);
            assertThat(MAY_IMPORT).as("room of %s", type.getName()).containsKey(from);
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> target.getPackageName().startsWith(HOUSE))
                    .map(ArchitectureTest::room)
                    .filter(to -> !to.equals(from) && !MAY_IMPORT.get(from).contains(to))
                    .forEach(to -> wrong.computeIfAbsent(from + " -> " + to, none -> new TreeSet<>())
                            .add(type.getName()));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyLibraryIsImportedInItsRoomsOnly() {
        Map<String, Set<String>> wrong = new TreeMap<>();
        for (JavaClass type : house) {
            type.getDirectDependenciesFromSelf()
                    .forEach(dependency -> LIBRARIES.forEach((library, rooms) -> {
                        if (dependency.getTargetClass().getPackageName().startsWith(library)
                                && !rooms.contains(room(type))) {
                            wrong.computeIfAbsent(library, none -> new TreeSet<>())
                                    .add(type.getName());
                        }
                    }));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching("io.memoise.(**)").should().beFreeOfCycles().check(house);
    }

    @Test
    void theEngineNeverKnowsWhichStoreItHasButWhereItIsOpened() {
        noClasses()
                .that()
                .resideInAPackage("io.memoise.engine")
                .and()
                .doNotHaveSimpleName("Places")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.memoise.store.journal")
                .check(house);
    }

    @Test
    void noClassIsEverNamedByAFile() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.memoise.junit")
                .should()
                .callMethod(Class.class, "forName", String.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ObjectInputStream.class)
                .check(house);
    }

    @Test
    void namesSayWhatAThingIs() {
        classes()
                .should()
                .haveNameNotMatching(".*(Impl|Manager|Helper|Util|Utils)$")
                .check(house);
    }

    @Test
    void everyRoomSaysWhatItIsForAndIsNullMarked() throws IOException {
        for (Path room : rooms()) {
            assertThat(room.resolve("package-info.java"))
                    .exists()
                    .content()
                    .contains("/**")
                    .contains("@NullMarked");
        }
    }

    @Test
    void noFileIsTooLongToReadInOneSitting() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            List<Path> sources = files.filter(file -> file.toString().matches(".*\\.(java|aj)"))
                    .toList();
            assertThat(sources).hasSizeGreaterThan(50);
            for (Path source : sources) {
                assertThat(Files.readAllLines(source)).as(source.toString()).hasSizeLessThanOrEqualTo(LONGEST_FILE);
            }
        }
    }

    @Test
    void everyLinkInAMessageLeadsSomewhere() throws IOException {
        List<String> entries = Files.readAllLines(Path.of("..", "docs", "troubleshooting.md")).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();
        Pattern anchor = Pattern.compile(
                "troubleshooting\\.md#([a-z-]+)|(?:explained|bypass|sayInMemory)\\([^;]*\"([a-z-]+)\"\\)");
        Set<String> linked = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                anchor.matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                        .forEach(linked::add);
            }
        }
        assertThat(linked).hasSizeGreaterThan(10).isSubsetOf(entries);
    }

    private static Set<Path> rooms() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/io"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(HOUSE) ? "" : name.substring(HOUSE.length() + 1);
    }
}
