package io.kestramcp.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is known of the tools is in git, and no tool leaves it unexplained, not even with {@code -Drecreate=true}. */
class SurfaceGoldenTest {
    private static final Pattern VERSION = Pattern.compile("<version>(\\d+\\.\\d+)[^<]*</version>");
    private static final Path GOLDEN = Project.SURFACE.resolve("tools.json");

    @Test
    void what_assistants_see_is_written_as_reviewed() throws IOException {
        String now = Outputs.ofTheManifest().text("tools.json");

        assertThat(vanished(Files.readString(GOLDEN), now))
                .as(
                        "tools of docs/surface/tools.json that are gone: tell under renamed: in tool-manifest.yaml how they are"
                                + " called now, or why they were removed")
                .isEmpty();
        Golden.checkSurface("tools.json", now);
    }

    @Test
    void a_tool_that_is_gone_is_noticed_unless_its_name_is_explained() {
        String before = tools("get_a", "get_b", "get_c");

        assertThat(vanished(before, tools("get_b", "get_d"))).containsExactly("get_a", "get_c");
        assertThat(vanished(before, tools("get_b", "get_c").replace("[]", "[{\"name\": \"get_a\"}]")))
                .isEmpty();
    }

    @Test
    void a_former_name_is_gone_after_its_release() throws IOException {
        Matcher version = VERSION.matcher(Files.readString(Project.ROOT.resolve("pom.xml")));
        assertThat(version.find()).isTrue();
        JsonObject now = JsonParser.parseString(Outputs.ofTheManifest().text("tools.json"))
                .getAsJsonObject();

        assertThat(outlived(now, version.group(1)))
                .as("former names that have answered for a release: remove them from renamed: in tool-manifest.yaml")
                .isEmpty();
    }

    @Test
    void a_former_name_that_has_answered_for_a_release_is_noticed() {
        JsonObject tools = JsonParser.parseString("{\"renamed\": [{\"name\": \"a\", \"since\": \"0.2\"},"
                        + " {\"name\": \"b\", \"since\": \"0.2.1\"}, {\"name\": \"c\", \"since\": \"0.10\"}]}")
                .getAsJsonObject();

        assertThat(outlived(tools, "0.2")).isEmpty();
        assertThat(outlived(tools, "0.3")).containsExactly("a", "b");
        assertThat(outlived(tools, "1.0")).containsExactly("a", "b", "c");
    }

    /** Of releases that are told apart by their first two numbers. */
    private static List<String> outlived(JsonObject toolsJson, String version) {
        return toolsJson.getAsJsonArray("renamed").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(entry ->
                        Version.parse(minor(entry.get("since").getAsString())).compareTo(Version.parse(version)) < 0)
                .map(entry -> entry.get("name").getAsString())
                .toList();
    }

    private static String minor(String release) {
        String[] numbers = release.split("\\.", -1);
        return numbers[0] + "." + numbers[1];
    }

    private static String tools(String... names) {
        return "{\"tools\": ["
                + String.join(
                        ", ",
                        List.of(names).stream().map(SurfaceGoldenTest::named).toList()) + "], \"renamed\": []}";
    }

    private static String named(String name) {
        return "{\"name\": \"" + name + "\"}";
    }

    private static Set<String> vanished(String before, String now) {
        JsonObject today = JsonParser.parseString(now).getAsJsonObject();
        Set<String> vanished = names(JsonParser.parseString(before).getAsJsonObject(), "tools");
        vanished.removeAll(names(today, "tools"));
        vanished.removeAll(names(today, "renamed"));
        return vanished;
    }

    private static Set<String> names(JsonObject toolsJson, String list) {
        Set<String> names = new TreeSet<>();
        for (JsonElement each : toolsJson.getAsJsonArray(list)) {
            names.add(each.getAsJsonObject().get("name").getAsString());
        }
        return names;
    }
}
