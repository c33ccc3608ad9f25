package io.kestramcp.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The published schema of the policy, which editors use, says what the reader says. */
class PolicySchemaTest {
    private static final Path DOCS = Path.of(System.getProperty("project.root"), "docs");

    @Test
    void the_example_of_the_page_is_right() throws IOException {
        String page = Files.readString(DOCS.resolve("policy.md"));
        String example = page.substring(page.indexOf("```yaml\n") + "```yaml\n".length());
        assertAgreed(example.substring(0, example.indexOf("```")), true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version: 1\ngrants: []",
                "version: 1\ngrants: []\nroles: {}",
                "version: 1\ngrants: []\nroles: {auditor: {}}",
                "version: 1\ngrants:\n  - {claim: [a.b, c], values: ['*'], roles: [viewer]}",
                "version: 1\ngrants:\n  - {claim: a.b, values: [x], roles: [viewer], namespaces: [a, a.b.*, a_1.b-2.**]}",
                "version: 1\ngrants:\n  - {claim: scp, values: [a, b], roles: [viewer]}\nsign_in_scopes: [b]",
                "version: 1\ngrants: []\nscope_prefix: 'api://1/'"
            })
    void what_the_reader_takes_the_schema_takes(String policy) throws IOException {
        assertAgreed(policy, true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grants: []",
                "version: 2\ngrants: []",
                "version: '1x'\ngrants: []",
                "version: 1",
                "version: 1\ngrants: {}",
                "version: 1\ngrants: []\ngrant: []",
                "version: 1\ngrants: [x]",
                "version: 1\ngrants:\n  - {claim: a, values: [b]}",
                "version: 1\ngrants:\n  - {values: [b], roles: [viewer]}",
                "version: 1\ngrants:\n  - {claim: a, values: [], roles: [viewer]}",
                "version: 1\ngrants:\n  - {claim: a, values: b, roles: [viewer]}",
                "version: 1\ngrants:\n  - {claim: a, values: [true], roles: [viewer]}",
                "version: 1\ngrants:\n  - {claim: a, values: [1], roles: [viewer]}",
                "version: 1\ngrants:\n  - {claim: a, values: [' '], roles: [viewer]}",
                "version: 1\ngrants:\n  - {claim: a..b, values: [b], roles: [viewer]}",
                "version: 1\ngrants:\n  - {claim: .a, values: [b], roles: [viewer]}",
                "version: 1\ngrants:\n  - {claim: [], values: [b], roles: [viewer]}",
                "version: 1\ngrants:\n  - {claim: a, values: [b], roles: [viewer], namespaces: []}",
                "version: 1\ngrants:\n  - {claim: a, values: [b], roles: [viewer], namespaces: ['a*']}",
                "version: 1\ngrants:\n  - {claim: a, values: [b], roles: [viewer], namespaces: ['a.***']}",
                "version: 1\ngrants:\n  - {claim: a, values: [b], roles: [viewer], namespaces: ['**']}",
                "version: 1\ngrants:\n  - {claim: a, values: [b], roles: [viewer], namespace: [a]}",
                "version: 1\ngrants: []\nroles: {viewer: {take: [x]}}",
                "version: 1\ngrants: []\nroles: {viewer: [flow.read]}",
                "version: 1\ngrants: []\ndeny_tools: []",
                "version: 1\ngrants: []\ndeny_tools: delete_flow",
                "version: 1\ngrants: []\nsign_in_scopes: []",
                "version: 1\ngrants: []\nscope_prefix: ''",
                "version: 1\ngrants: []\nscope_prefix: 'a b'",
                "version: 1\ngrants: []\nscope_prefix: [a]"
            })
    void what_the_reader_refuses_the_schema_refuses(String policy) throws IOException {
        assertAgreed(policy, false);
    }

    private static void assertAgreed(String policy, boolean right) throws IOException {
        assertThat(read(policy)).as("the reader takes it").isEqualTo(right);
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(DOCS.resolve("policy.schema.json")));
        Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(policy);
        assertThat(schema.validate(new Gson().toJson(document), InputFormat.JSON)
                        .isEmpty())
                .as("the schema takes it")
                .isEqualTo(right);
    }

    private static boolean read(String policy) {
        try {
            PolicyReader.read("policy.yaml", policy, Rules.WORDS);
            return true;
        } catch (PolicyException e) {
            return false;
        }
    }
}
