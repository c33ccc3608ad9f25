package io.kestramcp.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages that people read lead somewhere, and the first of them stays short. */
class WrittenPagesTest {
    private static final int README_WORDS = 900;
    private static final Pattern SETTING = Pattern.compile("\\b(KESTRA|OIDC)_[A-Z_]+\\b");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern OUTSIDE = Pattern.compile("(https?|mailto):.*");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    static Stream<String> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ProjectFile.path("docs"))) {
            List<String> below = docs.filter(file -> file.toString().endsWith(".md"))
                    .map(file -> ProjectFile.path("").relativize(file).toString())
                    .sorted()
                    .toList();
            return Stream.concat(Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md"), below.stream());
        }
    }

    @Test
    void the_readme_has_at_most_900_words() throws IOException {
        assertThat(ProjectFile.read("README.md").split("\\s+")).hasSizeLessThanOrEqualTo(README_WORDS);
    }

    @Test
    void the_readme_leads_to_every_reference_page() throws IOException {
        assertThat(links("README.md"))
                .contains(
                        "docs/tools.md",
                        "docs/resources.md",
                        "docs/settings.md",
                        "docs/permissions.md",
                        "docs/migration.md");
    }

    @Test
    void B_26_the_readme_names_only_settings_that_exist() throws IOException {
        String settings = ProjectFile.read("docs/settings.md");
        assertThat(SETTING.matcher(ProjectFile.read("README.md")).results())
                .isNotEmpty()
                .allSatisfy(name ->
                        assertThat(settings).contains(Markdown.code(name.group().replaceAll("_FILE$", ""))));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_link_inside_the_project_leads_to_a_file_and_a_heading(String page) throws IOException {
        for (String link : links(page)) {
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty()
                    ? ProjectFile.path(page)
                    : ProjectFile.path(page).resolveSibling(parts[0]).normalize();
            assertThat(target).as(page + ": " + link).exists();
            if (parts.length == 2) {
                assertThat(anchors(Files.readString(target)))
                        .as(page + ": " + link)
                        .contains(parts[1]);
            }
        }
    }

    private static List<String> links(String page) throws IOException {
        return LINK.matcher(FENCED.matcher(ProjectFile.read(page)).replaceAll(""))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !OUTSIDE.matcher(link).matches())
                .distinct()
                .toList();
    }

    /** The anchors that GitHub makes of headings. */
    private static List<String> anchors(String markdown) {
        return HEADING.matcher(FENCED.matcher(markdown).replaceAll(""))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9_ -]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
