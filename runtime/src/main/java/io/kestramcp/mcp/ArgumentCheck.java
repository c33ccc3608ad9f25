package io.kestramcp.mcp;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One tool's input schema, compiled. Each has a registry of its own: the SDK's validator keeps schemas in a shared cache
 * under their hash code, and two tools of one hash would be checked against one schema. Thread-safe.
 */
final class ArgumentCheck {
    private static final int MAX_COMPLAINTS = 10;

    private final String tool;
    private final ObjectNode inputSchema;
    private volatile Schema compiled;

    /** Compiles with the first call: a list of a hundred tools is no reason to. */
    ArgumentCheck(String tool, ObjectNode inputSchema) {
        this.tool = tool;
        this.inputSchema = inputSchema;
    }

    /** Two threads may both compile at first; either outcome is good. */
    private Schema schema() {
        Schema schema = compiled;
        if (schema == null) {
            schema = compile(inputSchema);
            compiled = schema;
        }
        return schema;
    }

    private static Schema compile(ObjectNode inputSchema) {
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(true)
                .locale(Locale.ROOT)
                .build();
        Schema schema = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        registry -> registry.schemaCacheEnabled(false).schemaRegistryConfig(config))
                .getSchema(inputSchema);
        schema.initializeValidators();
        return schema;
    }

    /** What is wrong with the arguments, for the model that made them; empty when nothing is. */
    Optional<String> complaint(JsonNode arguments) {
        if (!arguments.isObject()) {
            return Optional.of(tool + " was not called: \"arguments\" must be an object, not "
                    + ArgumentComplaint.kind(arguments) + ".");
        }
        List<Error> errors = schema().validate(arguments);
        if (errors.isEmpty()) {
            return Optional.empty();
        }
        List<String> sentences = errors.stream()
                .map(error -> ArgumentComplaint.sentence(error, inputSchema))
                .distinct()
                .toList();
        StringBuilder list = new StringBuilder();
        sentences.stream().limit(MAX_COMPLAINTS).forEach(sentence -> list.append("\n- ")
                .append(sentence));
        if (sentences.size() > MAX_COMPLAINTS) {
            list.append("\n- and ").append(sentences.size() - MAX_COMPLAINTS).append(" more.");
        }
        return Optional.of(tool + " was not called, nothing was done. Correct the arguments and call again:" + list);
    }
}
