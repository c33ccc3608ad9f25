package io.kestramcp.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is known of the tools is in git, and no tool leaves it unexplained, not even with {@code -Drecreate=true}. */
class SurfaceGoldenTest {
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
