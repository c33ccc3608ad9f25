package io.kestramcp.docs;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.tool.FormerName;
import io.kestramcp.tool.ToolCatalog;
import io.kestramcp.tool.ToolDescriptor;
import io.kestramcp.tools.GeneratedTools;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What {@code tools.json} says.
 *
 * @param toolsets by name, with what each is about
 * @param permissions by name, with what each allows
 * @param roles by name, with the permissions of each
 * @param tools in the manifest's order
 * @param former the names that tools had, as far as they are understood
 */
record Catalogue(
        Map<String, String> toolsets,
        Map<String, String> permissions,
        Map<String, Set<String>> roles,
        List<ToolDescriptor> tools,
        List<FormerName> former) {

    /** The one of this build. */
    static Catalogue load() {
        try (Reader reader =
                new InputStreamReader(GeneratedTools.class.getResourceAsStream("tools.json"), StandardCharsets.UTF_8)) {
            JsonObject json = JsonParser.parseReader(reader).getAsJsonObject();
            Map<String, Set<String>> roles = new LinkedHashMap<>();
            json.getAsJsonObject("roles").asMap().forEach((role, granted) -> roles.put(role, words(granted)));
            return new Catalogue(
                    texts(json.getAsJsonObject("toolsets")),
                    texts(json.getAsJsonObject("permissions")),
                    roles,
                    GeneratedTools.catalog().all().stream()
                            .map(ToolCatalog.Entry::descriptor)
                            .toList(),
                    GeneratedTools.catalog().former());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<ToolDescriptor> tool(String name) {
        return tools.stream().filter(tool -> tool.name().equals(name)).findFirst();
    }

    /** The tool's arguments on any line. */
    static Set<String> arguments(ToolDescriptor tool) {
        return tool.bindings().values().stream()
                .flatMap(binding -> binding.inputSchema().getAsJsonObject("properties").keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> texts(JsonObject table) {
        Map<String, String> texts = new LinkedHashMap<>();
        table.asMap().forEach((name, text) -> texts.put(name, text.getAsString()));
        return texts;
    }

    private static Set<String> words(JsonElement list) {
        return list.getAsJsonArray().asList().stream()
                .map(JsonElement::getAsString)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
