package io.kestramcp.generator.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each import that must fail: the message names the place, and the slice that was there stays as it was. */
class RefusedImportTest {
    private static final String SLICE = "openapi/kestra-9.9.yaml";
    private static final String OVERLAY = "openapi/overlay-9.9.yaml";

    private ImportFolder folder;

    @BeforeEach
    void aProjectWithAnInventedSpec(@TempDir Path root) {
        folder = new ImportFolder(root);
        folder.write(SLICE, "as it was");
    }

    @Test
    void an_operation_that_no_spec_has_is_told_with_its_line_and_the_nearest_name() {
        folder.edit("tool-manifest.yaml", "operation: getThing", "operation: getThings");
        refused(
                "tool-manifest.yaml, line 4: no operation is called getThings in invented.yml; the nearest is getThing.");
    }

    @Test
    void a_rule_without_a_reason_is_refused() {
        folder.edit(OVERLAY, "    reason: Not on the wire.\n", "");
        refused("overlay-9.9.yaml, line 4: a rule needs a target and a reason.");
    }

    @Test
    void a_rule_that_neither_updates_nor_removes_is_refused() {
        folder.edit(OVERLAY, "remove: true", "remove: false");
        refused("overlay-9.9.yaml, line 4: a rule needs either update or remove: true.");
    }

    @Test
    void a_rule_that_updates_and_removes_is_refused() {
        folder.edit(OVERLAY, "remove: true", "remove: true\n    update: { a: b }");
        refused("overlay-9.9.yaml, line 4: a rule needs either update or remove: true.");
    }

    @Test
    void a_rule_with_a_key_that_rules_have_not_is_refused() {
        folder.edit(OVERLAY, "remove: true", "delete: true");
        refused(
                "overlay-9.9.yaml, line 4: a rule has the keys target, reason, and update or remove; not [target, reason,"
                        + " delete].");
    }

    @Test
    void a_target_that_is_no_json_path_is_refused() {
        folder.edit(OVERLAY, "$.components.schemas.Text.properties.getText", "$.components[?(@.x ==");
        refusedStartingWith("overlay-9.9.yaml, line 4: $.components[?(@.x == is not a JSONPath expression:");
    }

    @Test
    void a_target_of_several_names_is_refused() {
        folder.edit(OVERLAY, "$.components.schemas.Text.properties.getText", "$.components.schemas['Text', 'Gone']");
        refusedStartingWith("overlay-9.9.yaml, line 4: $.components.schemas['Text', 'Gone'] has several names");
    }

    @Test
    void an_update_that_does_not_fit_is_refused() {
        folder.edit(
                OVERLAY, "update: { parameters: [{ name: ttl, in: header, schema: { type: string } }] }", "update: 3");
        refusedStartingWith("overlay-9.9.yaml, line 7: the update does not fit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"other.yml#/Thing", "https://example.invalid/x.yml", "file:///etc/passwd", "#/paths/~1api"})
    void U11_a_reference_to_anything_but_a_schema_of_the_spec_is_refused(String reference) {
        folder.edit(
                "invented.yml", "parent: {$ref: '#/components/schemas/Thing'}", "parent: {$ref: '" + reference + "'}");
        refused("invented.yml refers to " + reference + ", which is not one of its schemas. A spec that refers to other"
                + " documents is not read.");
    }

    @Test
    void a_reference_that_leads_nowhere_is_refused() {
        folder.edit(
                "invented.yml",
                "parent: {$ref: '#/components/schemas/Thing'}",
                "parent: {$ref: '#/components/schemas/No'}");
        refused("invented.yml refers to the schema No, which it does not have.");
    }

    @Test
    void an_operation_id_that_is_there_twice_is_refused() {
        folder.edit("invented.yml", "operationId: notWanted", "operationId: getThing");
        refused("invented.yml has the operationId getThing twice.");
    }

    @Test
    void a_manifest_that_names_no_operation_is_refused() {
        folder.write("tool-manifest.yaml", "tools: []\n");
        refused("tool-manifest.yaml names no operation for the line 9.9.");
    }

    @Test
    void a_line_that_is_none_is_refused() {
        assertThat(folder.importAs("../9")).isEqualTo(2);
        assertThat(folder.err()).startsWith("'../9' is not an API line such as 1.3.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "import",
                "import invented.yml",
                "import invented.yml --at 9.9",
                "export invented.yml --as 9.9"
            })
    void wrong_usage_is_told(String arguments) {
        assertThat(folder.run(arguments.split(" "))).isEqualTo(2);
        assertThat(folder.err()).startsWith("Usage: import SPEC --as LINE");
    }

    private void refused(String message) {
        refusedStartingWith(message);
        assertThat(folder.err()).isEqualTo(message + System.lineSeparator());
    }

    private void refusedStartingWith(String message) {
        assertThat(folder.importAs("9.9")).isEqualTo(1);
        assertThat(folder.err()).startsWith(message);
        assertThat(folder.out()).isEmpty();
        assertThat(folder.read(SLICE)).isEqualTo("as it was");
    }
}
