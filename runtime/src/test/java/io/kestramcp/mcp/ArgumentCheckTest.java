package io.kestramcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** One compiled schema per tool. What its complaints say is tested through the front door. */
class ArgumentCheckTest {
    /** SDK 2.1.0 keeps schemas under their hash code: "Aa" and "BB" have the same. */
    @Test
    void two_schemas_with_one_hash_code_stay_apart() {
        ArgumentCheck first = check("{\"type\":\"object\",\"required\":[\"Aa\"]}");
        ArgumentCheck second = check("{\"type\":\"object\",\"required\":[\"BB\"]}");

        assertThat(first.complaint(object("{\"Aa\":1}"))).isEmpty();
        assertThat(second.complaint(object("{\"BB\":1}"))).isEmpty();
        assertThat(second.complaint(object("{\"Aa\":1}")).orElseThrow()).contains("BB is missing");
    }

    /** SDK 2.1.0 keeps schemas under their {@code $id}. */
    @Test
    void two_schemas_with_one_id_stay_apart() {
        ArgumentCheck first = check("{\"$id\":\"urn:one\",\"type\":\"object\",\"required\":[\"a\"]}");
        ArgumentCheck second = check("{\"$id\":\"urn:one\",\"type\":\"object\",\"required\":[\"b\"]}");

        assertThat(first.complaint(object("{\"a\":1}"))).isEmpty();
        assertThat(second.complaint(object("{\"b\":1}"))).isEmpty();
    }

    @Test
    void complaints_are_counted_when_there_are_too_many_to_read() {
        ArgumentCheck check = check("{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{}}");
        ObjectNode arguments = Wire.object();
        for (int at = 0; at < 25; at++) {
            arguments.put("x" + at, at);
        }

        Optional<String> complaint = check.complaint(arguments);

        assertThat(complaint.orElseThrow().lines().filter(line -> line.startsWith("- ")))
                .hasSize(11)
                .last()
                .isEqualTo("- and 15 more.");
    }

    private static ArgumentCheck check(String schema) {
        return new ArgumentCheck("tool", object(schema));
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) Wire.parse(json);
    }
}
