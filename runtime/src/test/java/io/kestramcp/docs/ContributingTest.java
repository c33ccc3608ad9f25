package io.kestramcp.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tool that CONTRIBUTING shows in whole is the one that is served. */
class ContributingTest {
    private static final String CLASS = "runtime/src/main/java/io/kestramcp/tool/instance/CreateOrUpdateDashboard.java";

    @Test
    void the_class_is_shown_as_it_is() throws IOException {
        assertThat(ProjectFile.read(CLASS)).endsWith(block("java"));
    }

    @Test
    void the_manifests_lines_are_shown_as_they_are() throws IOException {
        String manifest = ProjectFile.read("tool-manifest.yaml");
        for (String part : List.of("add_dashboard", "replace_dashboard", "create_or_update_dashboard")) {
            assertThat(entry(block("yaml"), part)).as(part).isEqualTo(entry(manifest, part));
        }
    }

    /** The block of this language below the chapter's heading. */
    private static String block(String language) throws IOException {
        String page = ProjectFile.read("CONTRIBUTING.md");
        String chapter = page.substring(page.indexOf("### A tool of several calls"));
        String begin = "```" + language + "\n";
        int at = chapter.indexOf(begin) + begin.length();
        return chapter.substring(at, chapter.indexOf("```", at));
    }

    /** An entry of a list of the manifest, up to the next one. */
    private static String entry(String yaml, String name) {
        var found =
                Pattern.compile("(?m)^  - name: " + name + "\n(?:    .*\n)+").matcher(yaml);
        assertThat(found.find()).as(name).isTrue();
        return found.group();
    }
}
