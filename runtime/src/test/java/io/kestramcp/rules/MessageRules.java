package io.kestramcp.rules;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the protocol lets a server send, checked on every message that the tests see. The rules are in
 * {@code messages.json}, written by us, for no published artifact holds the schemas as files. Thread-safe.
 */
final class MessageRules {
    private static final Set<String> CACHEABLE = Set.of(
            "server/discover",
            "tools/list",
            "prompts/list",
            "resources/list",
            "resources/templates/list",
            "resources/read");
    private static final Set<String> ASKING = Set.of("elicitation/create", "sampling/createMessage", "roots/list");
    /** In 2026-07-28 of an extension, which has rules of its own. */
    private static final String TASKS = "tasks/";

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final ObjectNode RULES = read();
    private static final Map<String, Schema> COMPILED = new ConcurrentHashMap<>();

    private MessageRules() {}

    private static ObjectNode read() {
        try (InputStream in = MessageRules.class.getResourceAsStream("messages.json")) {
            return (ObjectNode) MAPPER.readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException("messages.json cannot be read", e);
        }
    }

    /**
     * What is wrong with a message of the server; nothing when it is good.
     *
     * @param text the message
     * @param requested the method of the request that it may answer; empty when that is not known
     * @param modern whether the request was of 2026-07-28
     */
    static List<String> violations(String text, String requested, boolean modern) {
        JsonNode message = MAPPER.readTree(text);
        if (message.has("method")) {
            return ofServer(message, modern);
        }
        if (message.has("error")) {
            return validate("$defs/error", message);
        }
        List<String> found = new ArrayList<>(validate("$defs/answer", message));
        JsonNode result = message.path("result");
        String type = result.path("resultType").asString("complete");
        if (modern) {
            found.addAll(validate("modern/result", result));
        } else if (result.has("resultType")) {
            found.add("resultType is of 2026-07-28");
        }
        if (modern && type.equals("input_required")) {
            found.addAll(validate("modern/input_required", result));
            result.path("inputRequests")
                    .forEach(each -> found.addAll(
                            validate("params/" + escaped(each.path("method").asString("")), each.path("params"))));
        } else if (type.equals("complete") && !requested.isEmpty() && !(modern && requested.startsWith(TASKS))) {
            found.addAll(validate("result/" + escaped(requested), result));
            if (modern && CACHEABLE.contains(requested)) {
                found.addAll(validate("modern/cacheable", result));
            }
        }
        return found;
    }

    private static List<String> ofServer(JsonNode message, boolean modern) {
        List<String> found = new ArrayList<>(validate("$defs/call", message));
        String method = message.path("method").asString("");
        if (modern && method.startsWith("notifications/tasks")) {
            return found;
        }
        found.addAll(validate("params/" + escaped(method), message.path("params")));
        if (message.has("id") != ASKING.contains(method)) {
            found.add(method + " is " + (message.has("id") ? "a notification" : "a request"));
        }
        if (modern && message.has("id")) {
            found.add("a server of 2026-07-28 sends no requests");
        }
        return found;
    }

    private static String escaped(String method) {
        return method.replace("/", "~1");
    }

    private static List<String> validate(String rule, JsonNode value) {
        JsonNode known = RULES.at("/" + rule);
        if (known.isMissingNode()) {
            return List.of("no rule knows " + rule);
        }
        JsonNode checked = value.isMissingNode() ? MAPPER.createObjectNode() : value;
        return COMPILED.computeIfAbsent(rule, MessageRules::compile).validate(checked).stream()
                .map(error -> rule + ": " + error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    private static Schema compile(String rule) {
        ObjectNode schema = (ObjectNode) RULES.at("/" + rule).deepCopy();
        schema.set("$defs", RULES.get("$defs"));
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, registry -> registry.schemaCacheEnabled(false)
                                .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                        .formatAssertionsEnabled(true)
                                        .build()))
                .getSchema(schema);
    }
}
