package io.kestramcp.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No fault of the list is held by a test that does not exist. */
class FaultsTest {
    private static final Pattern TEST = Pattern.compile("^    void ([A-Za-z0-9_]+)\\(", Pattern.MULTILINE);

    private final Map<String, Map<String, Object>> faults = MigrationReader.each(
            MigrationReader.yaml(ProjectFile.read("runtime/src/test/resources/faults.yaml")),
            entry -> MigrationReader.keys(entry, "does", "tests", "remaining"));

    FaultsTest() throws IOException {}

    private static List<String> tests(Map<String, Object> fault) {
        return MigrationReader.list(fault.get("tests"), String::valueOf);
    }

    @Test
    void every_fault_is_held_by_tests_that_exist() throws IOException {
        Set<String> existing = existing();
        assertThat(faults.values())
                .allSatisfy(fault -> assertThat(tests(fault)).isNotEmpty().isSubsetOf(existing));
    }

    @Test
    void the_page_of_faults_is_up_to_date() throws IOException {
        String page = new Markdown()
                .heading(1, "Faults")
                .paragraph(
                        "Written by the build from [faults.yaml](../runtime/src/test/resources/faults.yaml). What can fail"
                                + " around the gateway, what it does then, and the tests that hold it.")
                .table(
                        List.of("fault", "what the gateway does", "tests"),
                        faults.entrySet().stream()
                                .map(fault -> List.of(
                                        fault.getKey(),
                                        (String) fault.getValue().get("does"),
                                        Markdown.code(tests(fault.getValue()))
                                                + Optional.ofNullable(
                                                                fault.getValue().get("remaining"))
                                                        .map(rest -> ". " + rest)
                                                        .orElse("")))
                                .toList())
                .text();
        ProjectFile.check("docs/faults.md", page);
    }

    /** As {@code Class.method}. */
    private static Set<String> existing() throws IOException {
        List<Path> sources;
        try (Stream<Path> files = Files.walk(ProjectFile.path("runtime/src/test/java"))) {
            sources =
                    files.filter(file -> file.toString().endsWith("Test.java")).toList();
        }
        Set<String> tests = new TreeSet<>();
        for (Path source : sources) {
            String type = source.getFileName().toString().replace(".java", "");
            Matcher test = TEST.matcher(Files.readString(source));
            while (test.find()) {
                tests.add(type + "." + test.group(1));
            }
        }
        return tests;
    }
}
