package io.kestramcp.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractTest {
    private static final Path FOLDER = Path.of(System.getProperty("project.root"), "openapi");
    private static final Contract V13 = Contract.read(FOLDER.resolve("kestra-1.3.yaml"));
    private static final Contract V20 = Contract.read(FOLDER.resolve("kestra-2.0.yaml"));

    @Test
    void a_slice_knows_its_line_and_where_it_comes_from() {
        assertThat(V13.line()).isEqualTo("1.3");
        assertThat(V13.version()).startsWith("1.3.");
        assertThat(V20.line()).isEqualTo("2.0");
    }

    @Test
    void an_operation_has_what_its_line_says() {
        Operation kill = V20.operation("killExecution").orElseThrow();
        assertThat(kill.method()).isEqualTo("DELETE");
        assertThat(kill.path()).isEqualTo("/api/v1/{tenant}/executions/{executionId}/actions/kill");
        assertThat(kill.tag()).isEqualTo("Executions");
        assertThat(kill.edition()).isEqualTo(Edition.OSS);
        assertThat(kill.body()).isEmpty();
        assertThat(kill.parameters())
                .extracting(Parameter::name)
                .containsExactly("tenant", "executionId", "isOnKillCascade");
        Parameter cascade = kill.parameter("isOnKillCascade").orElseThrow();
        assertThat(cascade.in()).isEqualTo(Parameter.In.QUERY);
        assertThat(cascade.schema().defaultValue()).contains(true);
        assertThat(kill.answer().orElseThrow().at("state.current")).isPresent();
        assertThat(V13.operation("killExecution").orElseThrow().answer()).isEmpty();
    }

    @Test
    void each_kind_of_body_is_told_apart() {
        assertThat(V13.operation("createFlow").orElseThrow().body())
                .hasValueSatisfying(body -> assertThat(body.text()).isTrue());
        assertThat(V13.operation("createExecution").orElseThrow().body()).hasValueSatisfying(body -> {
            assertThat(body.multipart()).isTrue();
            assertThat(body.required()).isFalse();
            assertThat(body.schema().properties()).containsOnlyKeys("inputs");
        });
    }

    @Test
    void the_filters_tell_the_fields_and_operators_that_the_server_knows() {
        Parameter filters =
                V20.operation("searchLogs").orElseThrow().parameter("filters").orElseThrow();
        assertThat(filters.filters()).isTrue();
        assertThat(filters.required()).isFalse();
        assertThat(filters.schema().properties().get("level").properties())
                .containsOnlyKeys("GREATER_THAN_OR_EQUAL_TO", "LESS_THAN_OR_EQUAL_TO");
        assertThat(V13.operation("searchLogs")
                        .orElseThrow()
                        .parameter("filters")
                        .orElseThrow()
                        .schema()
                        .properties())
                .containsKey("level")
                .doesNotContainKey("taskId");
    }

    @Test
    void every_operation_can_be_walked_to_the_third_level() {
        for (Contract contract : new Contract[] {V13, V20}) {
            contract.operations()
                    .values()
                    .forEach(operation -> operation.answer().ifPresent(each -> walk(each, 3)));
        }
    }

    @Test
    void a_named_schema_is_found() {
        assertThat(V13.schema("State.Type").orElseThrow().enumeration()).contains("RUNNING", "SUCCESS");
        assertThat(V13.schema("Nope")).isEmpty();
    }

    @Test
    void a_file_of_another_name_is_no_slice(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("other.yaml"), "openapi: 3.0.1");
        assertThatThrownBy(() -> Contract.read(file))
                .isInstanceOf(ContractException.class)
                .hasMessage("other.yaml is no contract slice: those are named kestra-LINE.yaml.");
    }

    @Test
    void an_operation_with_two_kinds_of_body_is_refused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("kestra-1.3.yaml"), """
                info: { version: 1.3.0 }
                paths:
                  /a:
                    post:
                      operationId: a
                      tags: [A]
                      requestBody: { content: { text/plain: {}, application/json: {} } }
                """);
        assertThatThrownBy(() -> Contract.read(file))
                .isInstanceOf(ContractException.class)
                .hasMessage("kestra-1.3.yaml: a takes a body of [text/plain, application/json]."
                        + " Choose one with an overlay rule and import again.");
    }

    private static void walk(Schema schema, int depth) {
        if (depth > 0) {
            schema.properties().values().forEach(each -> walk(each, depth - 1));
            schema.items().ifPresent(each -> walk(each, depth - 1));
            schema.additionalProperties().ifPresent(each -> walk(each, depth - 1));
        }
    }
}
