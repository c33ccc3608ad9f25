package io.kestramcp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.client.v1_3.ExecutionsApiV13;
import io.kestramcp.client.v1_3.KvApiV13;
import io.kestramcp.client.v2_0.ExecutionsApiV20;
import io.kestramcp.client.v2_0.FlowsApiV20;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratedClientTest {
    static Stream<SliceFile> slices() {
        return SliceFile.all();
    }

    @Test
    void both_lines_have_a_slice() {
        assertThat(slices()).extracting(SliceFile::line).contains("1.3", "2.0");
    }

    @ParameterizedTest
    @MethodSource("slices")
    void every_operation_of_the_slice_has_one_factory_and_nothing_else_has(SliceFile slice) {
        List<String> expected =
                slice.operations().stream().map(SliceFile.Op::factory).sorted().toList();
        assertThat(new GeneratedClient(slice.line()).factories()).isEqualTo(expected);
        assertThat(slice.text()).contains("\n# operations: " + expected.size() + "\n");
    }

    @ParameterizedTest
    @MethodSource("slices")
    void every_parameter_and_every_body_has_one_setter_of_its_type_and_nothing_else_has(SliceFile slice) {
        GeneratedClient client = new GeneratedClient(slice.line());
        for (SliceFile.Op operation : slice.operations()) {
            Object request = client.start(operation);
            List<String> expected = new ArrayList<>();
            for (SliceFile.Param parameter : operation.parameters()) {
                expected.add(parameter.setter());
                assertThat(GeneratedClient.parameterType(request, parameter.setter()))
                        .as("%s of %s", parameter.name(), operation.id())
                        .isEqualTo(type(parameter));
            }
            if (!operation.body().isEmpty()) {
                assertThat(operation.body())
                        .as("media types of " + operation.id())
                        .hasSize(1);
                expected.add("body");
                assertThat(GeneratedClient.parameterType(request, "body"))
                        .as("body of " + operation.id())
                        .isEqualTo(bodyType(operation.body().get(0)));
            }
            assertThat(GeneratedClient.setters(request))
                    .as(operation.id())
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("slices")
    void only_the_filters_are_sent_as_filters(SliceFile slice) {
        for (SliceFile.Op operation : slice.operations()) {
            for (SliceFile.Param parameter : operation.parameters()) {
                assertThat(parameter.filters())
                        .as("%s of %s", parameter.name(), operation.id())
                        .isEqualTo(parameter.name().equals("filters"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("slices")
    void every_operation_is_sent_with_its_own_method_and_path(SliceFile slice) {
        GeneratedClient client = new GeneratedClient(slice.line());
        for (SliceFile.Op operation : slice.operations()) {
            Object request = client.start(operation);
            operation.in("path").forEach(each -> GeneratedClient.set(request, each.setter(), each.name()));
            GeneratedClient.setWhatElseIsRequired(request, operation);
            KestraRequest built = GeneratedClient.build(request);
            assertThat(built.operation()).isEqualTo(operation.id());
            assertThat(built.method()).isEqualTo(operation.method());
            assertThat(built.template()).isEqualTo(operation.path());
            assertThat(built.path()).isEqualTo(operation.path().replaceAll("[{}]", ""));
        }
    }

    @Test
    void a_verb_of_an_execution_is_sent_where_its_line_has_it() {
        assertThat(ExecutionsApiV13.killExecution()
                        .tenant("main")
                        .executionId("x")
                        .isOnKillCascade(false)
                        .build())
                .satisfies(request -> {
                    assertThat(request.path()).isEqualTo("/api/v1/main/executions/x/kill");
                    assertThat(request.query()).containsExactly(new NameValue("isOnKillCascade", "false"));
                });
        assertThat(ExecutionsApiV20.killExecution()
                        .tenant("main")
                        .executionId("x")
                        .build()
                        .path())
                .isEqualTo("/api/v1/main/executions/x/actions/kill");
    }

    @Test
    void each_kind_of_argument_arrives_where_it_belongs() {
        KestraRequest key = KvApiV13.setKeyValue()
                .body("\"v\"")
                .description("note")
                .ttl("PT1H")
                .key("k")
                .namespace("a.b")
                .tenant("main")
                .build();
        assertThat(key.content()).isEqualTo(new Content.Text("text/plain", "\"v\""));
        assertThat(key.headers()).containsExactly(new NameValue("description", "note"), new NameValue("ttl", "PT1H"));

        List<Content.Part> parts = List.of(new Content.TextPart("n", "3"));
        KestraRequest execution = ExecutionsApiV20.createExecution()
                .tenant("main")
                .namespace("a.b")
                .id("f")
                .labels(List.of("a:1", "b:2"))
                .wait(true)
                .body(parts)
                .build();
        assertThat(execution.content()).isEqualTo(new Content.Multipart(parts));
        assertThat(execution.query())
                .containsExactly(
                        new NameValue("labels", "a:1"), new NameValue("labels", "b:2"), new NameValue("wait", "true"));

        assertThat(FlowsApiV20.searchFlows()
                        .tenant("main")
                        .filters(Map.of("[q][EQUALS]", "x"))
                        .build()
                        .query())
                .containsExactly(new NameValue("filters[q][EQUALS]", "x"));
    }

    @Test
    void a_body_that_the_operation_cannot_do_without_is_demanded() {
        FlowsApiV20.CreateFlowRequest request = FlowsApiV20.createFlow().tenant("main");
        assertThatThrownBy(request::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("createFlow needs a body");
        assertThat(request.body("id: x").build().content()).isEqualTo(new Content.Text("application/x-yaml", "id: x"));
    }

    private static Class<?> type(SliceFile.Param parameter) {
        if (parameter.filters()) {
            return Map.class;
        }
        if (parameter.in().equals("path")) {
            return String.class;
        }
        return switch (parameter.type()) {
            case "boolean" -> Boolean.class;
            case "integer" -> Integer.class;
            case "array" -> List.class;
            default -> String.class;
        };
    }

    private static Class<?> bodyType(String mediaType) {
        return switch (mediaType) {
            case "application/json" -> com.google.gson.JsonElement.class;
            case "multipart/form-data" -> List.class;
            default -> String.class;
        };
    }
}
