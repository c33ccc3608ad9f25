package io.kestramcp.sandbox.flow;

import io.kestramcp.sandbox.line.ApiLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The properties and types that a line's flows may use, as far as the sandbox knows them. */
public final class FlowSyntax {
    private final Map<String, Object> table;

    /**
     * A task or trigger type.
     *
     * @param properties every property it takes
     * @param own those that not every type of its kind takes
     * @param required those that must be there
     */
    public record Type(Set<String> properties, Set<String> own, List<String> required) {}

    private final Map<String, Type> types = new HashMap<>();

    /** The syntax of a line. */
    public FlowSyntax(ApiLine line) {
        String file = "/io/kestramcp/sandbox/flow-syntax-" + line.id() + ".yaml";
        try (InputStream in = FlowSyntax.class.getResourceAsStream(file)) {
            table = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
        addTypes("tasks", texts("task"));
        addTypes("triggers", texts("trigger"));
    }

    /** The properties of a flow. */
    Set<String> flowProperties() {
        return new LinkedHashSet<>(texts("flow"));
    }

    /** The properties of one of a flow's plugin defaults. */
    Set<String> pluginDefaultProperties() {
        return new LinkedHashSet<>(texts("pluginDefaults"));
    }

    /** The types of inputs. */
    List<String> inputTypes() {
        return texts("inputTypes");
    }

    /** A task or trigger type by its full name; empty when it is unknown. */
    public Optional<Type> type(String name) {
        return Optional.ofNullable(types.get(name));
    }

    private void addTypes(String section, List<String> common) {
        ((Map<?, ?>) table.get(section)).forEach((name, value) -> {
            Map<?, ?> type = (Map<?, ?>) value;
            Set<String> properties = new LinkedHashSet<>(common);
            Set<String> own = new LinkedHashSet<>(texts(type.get("properties")));
            properties.addAll(own);
            types.put((String) name, new Type(properties, own, texts(type.get("required"))));
        });
    }

    private List<String> texts(String key) {
        return texts(table.get(key));
    }

    private static List<String> texts(Object list) {
        return list == null
                ? List.of()
                : ((List<?>) list).stream().map(Object::toString).toList();
    }
}
