package io.kestramcp.doctor.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.contract.ContractException;
import io.kestramcp.kestra.ApiLine;
import io.kestramcp.kestra.KestraServer;
import io.kestramcp.tools.GeneratedTools;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a change means for tools that were not imported anew: our own contract is served, with one thing changed. */
class DriftTest {
    private static final String REVISION = """
              - name: revision
                in: query
                schema: {type: integer, format: int32, nullable: true}
        """;

    @ParameterizedTest
    @ValueSource(strings = {"1.3", "2.0"})
    void the_contract_itself_is_no_drift(String line) throws Exception {
        assertThat(drift(line, "EE", "", "")).isEmpty();
        assertThat(drift(line, "OSS", "", "")).isEmpty();
    }

    @Test
    void an_operation_that_moved_or_is_gone_makes_the_tool_unusable() throws Exception {
        assertThat(drift("2.0", "EE", "/actions/kill:", "/actions/stop:"))
                .singleElement()
                .isEqualTo(new DriftedTool(
                        "kill_execution",
                        List.of(
                                "It calls DELETE /api/v1/{tenant}/executions/{executionId}/actions/kill, which is DELETE"
                                        + " /api/v1/{tenant}/executions/{executionId}/actions/stop in this Kestra."),
                        true));
        assertThat(drift("2.0", "EE", "      operationId: licenseInfo", "      operationId: somethingElse"))
                .as("found by its path")
                .isEmpty();
        assertThat(drift(
                        "2.0",
                        "EE",
                        "/api/v1/license-info:\n    get:\n      operationId: licenseInfo",
                        "/api/v1/other:\n    get:\n      operationId: somethingElse"))
                .singleElement()
                .satisfies(tool -> assertThat(tool.toString())
                        .startsWith("get_license_info: It calls GET ")
                        .endsWith(", which this Kestra does not have."));
    }

    @Test
    void a_path_for_the_one_tenant_is_the_same_path_for_that_tenant_alone() throws Exception {
        String ours = "/api/v1/{tenant}/ai/generate/flow:";
        String theirs = "/api/v1/main/ai/generate/flow:";
        assertThat(drift("2.0", "OSS", ours, theirs)).isEmpty();
        assertThat(Drift.of(server("2.0", "OSS"), "acme", served("2.0", ours, theirs), all())
                        .unusable())
                .containsExactly("generate_flow");
    }

    @Test
    void an_argument_that_kestra_would_ignore_is_told_and_one_that_is_never_sent_is_not() throws Exception {
        assertThat(drift("2.0", "OSS", REVISION, ""))
                .anySatisfy(tool -> assertThat(tool.toString())
                        .isEqualTo("get_flow: This Kestra has no `revision`: it ignores the argument `revision`, or"
                                + " refuses the call."))
                .noneMatch(DriftedTool::unusable);
        assertThat(drift("2.0", "OSS", "name: draft\n", "name: sketch\n")).isEmpty();
    }

    @Test
    void a_new_parameter_matters_if_it_must_be_sent() throws Exception {
        String added = "      - {name: zone, in: query, schema: {type: string}}\n" + REVISION;
        String required = "      - {name: zone, in: query, required: true, schema: {type: string}}\n" + REVISION;
        assertThat(drift("2.0", "OSS", REVISION, added)).isEmpty();
        assertThat(drift("2.0", "OSS", REVISION, required))
                .anySatisfy(tool ->
                        assertThat(tool.toString()).startsWith("get_flow: ").contains("`zone`"));
    }

    @Test
    void answers_are_compared_with_the_edition_that_the_contract_is_of() throws Exception {
        assertThat(drift("2.0", "EE", "flowRevision:", "theRevision:")).isNotEmpty();
        assertThat(drift("2.0", "OSS", "flowRevision:", "theRevision:")).isEmpty();
    }

    @Test
    void what_is_no_specification_is_refused() {
        assertThatThrownBy(
                        () -> Drift.of(server("2.0", "EE"), "main", "<html>".getBytes(StandardCharsets.UTF_8), all()))
                .isInstanceOf(ContractException.class);
    }

    private static List<DriftedTool> drift(String line, String edition, String ours, String theirs) throws IOException {
        return Drift.of(server(line, edition), "main", served(line, ours, theirs), all())
                .tools();
    }

    private static KestraServer server(String line, String edition) {
        return new KestraServer(line + ".0", edition, new ApiLine(line), true);
    }

    private static byte[] served(String line, String ours, String theirs) throws IOException {
        try (InputStream contract = GeneratedTools.class.getResourceAsStream("kestra-" + line + ".yaml")) {
            String text = new String(contract.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text).contains(ours);
            return text.replace(ours, theirs).getBytes(StandardCharsets.UTF_8);
        }
    }

    private static List<String> all() {
        return GeneratedTools.catalog().all().stream()
                .map(entry -> entry.descriptor().name())
                .toList();
    }
}
