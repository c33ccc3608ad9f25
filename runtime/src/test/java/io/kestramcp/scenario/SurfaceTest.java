package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What clients are shown is in git, so that no change of it goes unseen. */
class SurfaceTest {
    private static final Path GOLDEN =
            Path.of(System.getProperty("project.root")).resolve("docs/surface/tools-list.json");

    @Test
    void the_listing_of_every_tool_is_as_reviewed() throws Exception {
        List<JsonArray> listings = new ArrayList<>();
        GatewayTest.runEnterpriseOnSandbox((gateway, kestra, client) -> listings.add(client.list()));
        String surface = FoldedJson.of(surface(listings));

        if (Boolean.getBoolean("recreate")) {
            Files.writeString(GOLDEN, surface);
        }
        assertThat(GOLDEN)
                .as("run the test with -Drecreate=true and review the difference")
                .exists()
                .content()
                .isEqualTo(surface);
    }

    @Test
    void what_is_folded_for_reviewers_is_the_same_json() {
        JsonElement deep =
                JsonParser.parseString("{\"a\": [1, {\"b\": \"%s\"}, null], \"c\\\"\": {\"d\": [\"%s\", \"%s\"]}}"
                        .replace("%s", "long ".repeat(20)));

        assertThat(JsonParser.parseString(FoldedJson.of(deep))).isEqualTo(deep);
        assertThat(FoldedJson.of(deep).lines()).hasSizeGreaterThan(5);
        assertThat(FoldedJson.of(JsonParser.parseString("{\"a\": [1, 2]}"))).isEqualTo("{\"a\": [1, 2]}\n");
    }

    /** Each entry with the API lines that list it so; an entry that differs between lines is there once for each form. */
    private static JsonArray surface(List<JsonArray> listings) {
        Map<String, Map<JsonObject, JsonArray>> forms = new LinkedHashMap<>();
        for (int i = 0; i < listings.size(); i++) {
            String line = GatewayTest.LINES.get(i);
            for (JsonElement tool : listings.get(i)) {
                forms.computeIfAbsent(tool.getAsJsonObject().get("name").getAsString(), name -> new LinkedHashMap<>())
                        .computeIfAbsent(tool.getAsJsonObject(), form -> new JsonArray())
                        .add(line);
            }
        }
        JsonArray surface = new JsonArray();
        forms.values()
                .forEach(ofTool -> ofTool.forEach((form, lines) -> {
                    JsonObject entry = new JsonObject();
                    entry.add("lines", lines);
                    form.asMap().forEach(entry::add);
                    surface.add(entry);
                }));
        return surface;
    }
}
