package io.kestramcp.tools;

import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** The generated adapters: those of plain tools, and those of parts, which the catalogue does not list. */
final class Adapters {
    private static final Path MANIFEST = Path.of(System.getProperty("project.root"), "tool-manifest.yaml");

    private Adapters() {}

    /** The names of the plain tools. */
    static Stream<String> tools(ToolCatalog catalog) {
        return catalog.all().stream()
                .filter(entry -> entry.tool().getClass().getPackageName().equals(Adapters.class.getPackageName()))
                .map(entry -> entry.descriptor().name());
    }

    /** The names of the parts. */
    static Stream<String> parts() throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(1000);
        Map<String, List<Map<String, Object>>> manifest = new Yaml(options).load(Files.readString(MANIFEST));
        return manifest.get("parts").stream().map(part -> (String) part.get("name"));
    }

    /** The adapter of a part. */
    static Tool part(String name) {
        String type = Stream.of(name.split("_", -1))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
        try {
            return Class.forName(Adapters.class.getPackageName() + "." + type + "Tool")
                    .asSubclass(Tool.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(name + " has no adapter", e);
        }
    }
}
