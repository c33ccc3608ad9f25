package io.kestramcp.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A schema in a contract. References are followed when asked, one step at a time, so recursive schemas are safe to hold;
 * whoever walks one down must bound the walk. {@code allOf} is merged: what the schema says itself wins.
 */
public final class Schema {
    private final Map<String, Object> definitions;
    private final Map<String, Object> tree;
    private final Optional<String> name;

    private Schema(Map<String, Object> definitions, Map<String, Object> tree, Optional<String> name) {
        this.definitions = definitions;
        this.tree = tree;
        this.name = name;
    }

    /**
     * @param definitions the contract's {@code components.schemas}
     * @param tree the schema as the contract has it
     */
    static Schema of(Map<String, Object> definitions, Map<String, Object> tree) {
        Map<String, Object> resolved = tree;
        Optional<String> name = Optional.empty();
        for (int steps = 0; resolved.get("$ref") != null; steps++) {
            String reference = (String) resolved.get("$ref");
            String target = reference.substring(reference.lastIndexOf('/') + 1);
            if (!(definitions.get(target) instanceof Map) || steps > definitions.size()) {
                throw new ContractException("The contract refers to " + reference + ", which leads nowhere.");
            }
            name = Optional.of(target);
            resolved = Trees.map(definitions.get(target));
        }
        return new Schema(definitions, merged(definitions, resolved, 0), name);
    }

    /** The name of the definition, when the schema was referred to by name. */
    public Optional<String> name() {
        return name;
    }

    /** string, integer, number, boolean, array or object; absent: any JSON value. */
    public Optional<String> type() {
        return text("type").or(() -> tree.containsKey("properties") ? Optional.of("object") : Optional.empty());
    }

    /** int32, int64, date-time, duration, binary and so on. */
    public Optional<String> format() {
        return text("format");
    }

    /** The values allowed; empty: not limited. */
    public List<Object> enumeration() {
        return list("enum");
    }

    /** The value that Kestra takes when none is given. */
    public Optional<Object> defaultValue() {
        return Optional.ofNullable(tree.get("default"));
    }

    /** Whether null is allowed. */
    public boolean nullable() {
        return Boolean.TRUE.equals(tree.get("nullable"));
    }

    /** Whether the value is only ever answered, never sent. */
    public boolean readOnly() {
        return Boolean.TRUE.equals(tree.get("readOnly"));
    }

    /** The named properties, in the contract's order. */
    public Map<String, Schema> properties() {
        Map<String, Schema> properties = new LinkedHashMap<>();
        Trees.map(tree.get("properties"))
                .forEach((key, value) -> properties.put(key, of(definitions, Trees.map(value))));
        return Collections.unmodifiableMap(properties);
    }

    /** The names of the properties that must be there. What an answer says here is often wrong. */
    public List<String> required() {
        return list("required").stream().map(String::valueOf).toList();
    }

    /** The schema of an array's items. */
    public Optional<Schema> items() {
        return child("items");
    }

    /** The schema of an object's further properties: {@link #anything} when {@code true}, absent when there are none. */
    public Optional<Schema> additionalProperties() {
        return Boolean.TRUE.equals(tree.get("additionalProperties"))
                ? Optional.of(of(definitions, Map.of()))
                : child("additionalProperties");
    }

    /** Whether nothing is said about the value, so that any path below it may exist. */
    public boolean anything() {
        boolean open = type().isEmpty() || type().get().equals("object");
        return open && !tree.containsKey("properties") && !(tree.get("additionalProperties") instanceof Map);
    }

    /**
     * Follows a dotted path of property names. Arrays and maps are passed through: {@code histories.state} is a property
     * of each item. Below a value of which nothing is said every path is found.
     *
     * @return the schema at the path, or nothing when the contract has no such property
     */
    public Optional<Schema> at(String path) {
        Schema here = this;
        for (String step : path.split("\\.", -1)) {
            while (here.items().isPresent()) {
                here = here.items().get();
            }
            if (here.anything()) {
                return Optional.of(here);
            }
            Optional<Schema> next =
                    Optional.ofNullable(here.properties().get(step)).or(here::additionalProperties);
            if (next.isEmpty()) {
                return next;
            }
            here = next.get();
        }
        return Optional.of(here);
    }

    /** What the contract says, with the reference followed and {@code allOf} merged; children are as the contract has them. */
    public Map<String, Object> tree() {
        return Collections.unmodifiableMap(tree);
    }

    /** The schema at a key that holds one ({@code items}, {@code not}). */
    private Optional<Schema> child(String key) {
        return tree.get(key) instanceof Map<?, ?> map ? Optional.of(of(definitions, Trees.map(map))) : Optional.empty();
    }

    private Optional<String> text(String key) {
        return tree.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private List<Object> list(String key) {
        return tree.get(key) instanceof List<?> list ? List.copyOf(list) : List.of();
    }

    private static Map<String, Object> merged(Map<String, Object> definitions, Map<String, Object> tree, int depth) {
        if (!(tree.get("allOf") instanceof List<?> parts)) {
            return tree;
        }
        if (depth > definitions.size()) {
            throw new ContractException("The contract has an allOf that leads back to itself.");
        }
        Map<String, Object> all = new LinkedHashMap<>();
        for (Object part : parts) {
            Map<String, Object> schema = Trees.map(part);
            while (schema.get("$ref") instanceof String reference) {
                schema = Trees.map(definitions.get(reference.substring(reference.lastIndexOf('/') + 1)));
            }
            add(all, merged(definitions, schema, depth + 1));
        }
        Map<String, Object> own = new LinkedHashMap<>(tree);
        own.remove("allOf");
        add(all, own);
        return all;
    }

    private static void add(Map<String, Object> all, Map<String, Object> more) {
        more.forEach((key, value) -> {
            if (key.equals("properties")) {
                Map<String, Object> properties = new LinkedHashMap<>(Trees.map(all.get(key)));
                properties.putAll(Trees.map(value));
                all.put(key, properties);
            } else if (key.equals("required") && all.get(key) instanceof List<?> before) {
                List<Object> names = new ArrayList<>(before);
                ((List<?>) value).stream().filter(each -> !names.contains(each)).forEach(names::add);
                all.put(key, names);
            } else {
                all.put(key, value);
            }
        });
    }
}
