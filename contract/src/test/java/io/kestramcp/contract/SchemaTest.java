package io.kestramcp.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {
    private static final Map<String, Object> DEFINITIONS = YamlTree.parse("definitions", """
            Execution:
              type: object
              required: [id]
              properties:
                id: { type: string, readOnly: true }
                state: { $ref: '#/components/schemas/State' }
                tasks: { type: array, items: { $ref: '#/components/schemas/Task' } }
                inputs: { type: object, additionalProperties: true }
                labels: { type: object, additionalProperties: { $ref: '#/components/schemas/State' } }
                parent: { $ref: '#/components/schemas/Execution' }
                any: {}
            State: { type: object, properties: { current: { type: string, enum: [ON, OFF], default: ON } } }
            Task: { type: array, items: { type: object, properties: { id: { type: string } } } }
            Flow:
              allOf:
              - $ref: '#/components/schemas/Base'
              - { required: [b], properties: { a: { type: integer }, b: { type: string } } }
              nullable: true
            Base: { type: object, required: [a], properties: { a: { type: string }, c: { type: boolean } } }
            Dangling: { properties: { x: { $ref: '#/components/schemas/Gone' } } }
            Round: { $ref: '#/components/schemas/Round' }
            Loop: { allOf: [ { $ref: '#/components/schemas/Loop' } ] }
            """);

    private static Schema schema(String name) {
        return Schema.of(DEFINITIONS, Map.of("$ref", "#/components/schemas/" + name));
    }

    @Test
    void a_reference_is_followed_and_its_name_kept() {
        Schema state = schema("Execution").properties().get("state");
        assertThat(state.name()).contains("State");
        Schema current = state.properties().get("current");
        assertThat(current.type()).contains("string");
        assertThat(current.enumeration()).containsExactly("ON", "OFF");
        assertThat(current.defaultValue()).contains("ON");
        assertThat(current.name()).isEmpty();
    }

    @Test
    void all_of_is_merged_and_the_later_part_wins() {
        Schema flow = schema("Flow");
        assertThat(flow.type()).contains("object");
        assertThat(flow.nullable()).isTrue();
        assertThat(flow.required()).containsExactly("a", "b");
        assertThat(flow.properties()).containsOnlyKeys("a", "c", "b");
        assertThat(flow.properties().get("a").type()).contains("integer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "state.current",
                "tasks.id",
                "inputs.whatever.below",
                "labels.key.current",
                "any.thing",
                "parent.parent.parent.id"
            })
    void a_path_that_the_schema_has_is_found(String path) {
        assertThat(schema("Execution").at(path)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no",
                "id.no",
                "state.no",
                "tasks.no",
                "labels.key.no",
                "parent.no",
                "state.",
                "state.current.no"
            })
    void a_path_that_the_schema_has_not_is_not_found(String path) {
        assertThat(schema("Execution").at(path)).isEmpty();
    }

    @Test
    void the_end_of_a_path_is_the_schema_there() {
        assertThat(schema("Execution").at("state.current").orElseThrow().type()).contains("string");
        assertThat(schema("Execution").at("id").orElseThrow().readOnly()).isTrue();
        assertThat(schema("Execution").at("tasks").orElseThrow().type()).contains("array");
    }

    @Test
    void a_reference_that_leads_nowhere_is_told() {
        Schema dangling = schema("Dangling");
        assertThatThrownBy(dangling::properties)
                .isInstanceOf(ContractException.class)
                .hasMessage("The contract refers to #/components/schemas/Gone, which leads nowhere.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Round", "Loop"})
    void a_schema_that_is_made_of_itself_is_refused(String name) {
        assertThatThrownBy(() -> schema(name)).isInstanceOf(ContractException.class);
    }
}
