package io.kestramcp.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No attack of the list is without a test. */
class AttacksTest {
    private static final List<String> MODULES = List.of("openapi", "contract", "generator", "runtime");
    private static final Pattern TEST = Pattern.compile("^    void ([A-Z][0-9]+)_[A-Za-z0-9_]+\\(", Pattern.MULTILINE);

    private final Map<String, Map<String, Object>> attacks = MigrationReader.each(
            MigrationReader.yaml(ProjectFile.read("runtime/src/test/resources/attacks.yaml")),
            entry -> MigrationReader.keys(entry, "attack", "remaining"));
    private final Map<String, Set<String>> tests = tests();

    AttacksTest() throws IOException {}

    @Test
    void every_attack_is_held_by_a_test() {
        assertThat(tests.keySet()).containsAll(attacks.keySet());
    }

    @Test
    void the_page_of_attacks_is_up_to_date() throws IOException {
        String page = new Markdown()
                .heading(1, "Attacks")
                .paragraph(
                        "Written by the build from [attacks.yaml](../runtime/src/test/resources/attacks.yaml) and the"
                                + " names of the tests. T: tokens, K: the issuer's keys, H: HTTP, U: requests to Kestra, Z: who may do what,"
                                + " C: content.")
                .table(
                        List.of("id", "attack", "tests"),
                        attacks.entrySet().stream()
                                .map(attack -> List.of(
                                        attack.getKey(),
                                        (String) attack.getValue().get("attack"),
                                        holders(attack.getKey(), attack.getValue())))
                                .toList())
                .text();
        ProjectFile.check("docs/attacks.md", page);
    }

    private String holders(String id, Map<String, Object> attack) {
        return tests.getOrDefault(id, Set.of()).stream().map(Markdown::code).collect(Collectors.joining(", "))
                + Optional.ofNullable(attack.get("remaining"))
                        .map(rest -> ". " + rest)
                        .orElse("");
    }

    /** By id: the classes of its tests, of all modules. */
    private static Map<String, Set<String>> tests() throws IOException {
        Map<String, Set<String>> tests = new TreeMap<>();
        for (Path file : sources()) {
            String type = file.getFileName().toString().replace(".java", "");
            Matcher test = TEST.matcher(read(file));
            while (test.find()) {
                tests.computeIfAbsent(test.group(1), id -> new TreeSet<>()).add(type);
            }
        }
        return tests;
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(ProjectFile.path(module + "/src/test/java"))) {
                files.filter(file -> file.toString().endsWith("Test.java")).forEach(sources::add);
            }
        }
        return sources;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
