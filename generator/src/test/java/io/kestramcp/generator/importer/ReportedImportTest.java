package io.kestramcp.generator.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import tells what it means for the tools, and with its exit status whether something is to be decided. */
class ReportedImportTest {
    private static final String SLICE = "openapi/kestra-9.9.yaml";
    private static final String REPORT = "docs/api/ee-9.9.1-to-9.9.2.md";

    private ImportFolder folder;

    @BeforeEach
    void aProjectThatHasImportedTheInventedSpec(@TempDir Path root) {
        folder = new ImportFolder(root);
        folder.edit(
                "tool-manifest.yaml",
                "    description: Save a thing.\n",
                "    description: Save a thing.\n    body: { as: source }\n");
        assertThat(folder.importAs("9.9")).as(folder.err()).isZero();
        folder.edit("invented.yml", "version: 9.9.1", "version: 9.9.2");
    }

    @Test
    void a_newer_spec_that_changes_nothing_for_the_tools_needs_no_report() {
        folder.edit("invented.yml", "description: Words.", "description: Other words.");

        assertThat(folder.importAs("9.9")).as(folder.err()).isZero();

        assertThat(folder.path("docs/api")).doesNotExist();
    }

    @Test
    void a_new_optional_parameter_is_reported_and_needs_no_decision() {
        folder.edit(
                "invented.yml",
                "      - name: kinds\n",
                "      - {name: colour, in: query, schema: {type: string}}\n      - name: kinds\n");

        assertThat(folder.importAs("9.9")).as(folder.err()).isZero();

        assertThat(folder.out()).startsWith(REPORT + ": what this means for the tools.");
        assertThat(folder.read(REPORT))
                .contains(
                        "nothing to do",
                        "**get_thing**: bound as before, something new to offer or to leave out",
                        "`colour`");
        assertThat(folder.read("docs/api/ee-9.9.1-to-9.9.2.json")).contains("\"open_decisions\": 0");
        assertThat(folder.read(SLICE)).contains("colour");
    }

    @Test
    void a_change_that_needs_a_decision_is_written_and_ends_with_1() {
        folder.edit("invented.yml", "{group}/{id}", "{group}/{thingId}");
        folder.edit("invented.yml", "name: id, in: path", "name: thingId, in: path");
        folder.edit("openapi/overlay-9.9.yaml", "{group}/{id}", "{group}/{thingId}");

        assertThat(folder.importAs("9.9")).isEqualTo(1);

        assertThat(folder.out()).contains("1 change is to be decided; the report has the keys.");
        assertThat(folder.read(REPORT)).contains("""
                - `getThing`: `id` is `thingId` now. The argument `id` keeps its name by the key.

                ```yaml
                - name: get_thing
                  "9.9":
                    params:
                      thingId: id
                ```
                """);
        assertThat(folder.read(SLICE)).as("the build holds the manifest to it").contains("thingId");
        assertThat(folder.importAs("9.9")).as("decided, or at least known").isZero();
    }

    @Test
    void a_check_prints_the_report_and_writes_nothing() {
        String before = folder.read(SLICE);
        folder.edit("invented.yml", "operationId: getThing\n", "operationId: readThing\n");
        folder.edit("invented.yml", "    get:\n      tags: [Things", "    patch:\n      tags: [Things");

        assertThat(folder.run("import", folder.path("invented.yml").toString(), "--as", "9.9", "--check"))
                .isEqualTo(1);

        assertThat(folder.out()).contains("- **get_thing**: an operation is gone, to be decided");
        assertThat(folder.read(SLICE)).isEqualTo(before);
        assertThat(folder.path("docs/api")).doesNotExist();
    }

    @Test
    void what_the_build_will_refuse_is_told_with_its_line_in_the_manifest() {
        folder.edit(
                "tool-manifest.yaml",
                "    description: Get a thing.\n",
                "    description: Get a thing.\n    params: { kind: hidden }\n");
        folder.edit("invented.yml", "name: kind\n", "name: sort_of\n");

        assertThat(folder.importAs("9.9")).isEqualTo(1);

        assertThat(folder.read(REPORT))
                .contains("tool-manifest.yaml:8: tool get_thing: params.kind has the unknown parameter", "kind: gone");
    }

    @Test
    void gone_takes_away_what_the_manifest_says_of_a_parameter_that_is_not_there_any_more() {
        folder.edit(
                "tool-manifest.yaml",
                "    description: Get a thing.\n",
                "    description: Get a thing.\n    params: { kind: hidden }\n    \"9.9\": { params: { kind: gone } }\n");
        folder.edit("invented.yml", "name: kind\n", "name: sort_of\n");

        folder.importAs("9.9");

        assertThat(folder.read(REPORT)).doesNotContain("has the unknown parameter");
    }

    @Test
    void a_repair_that_finds_nothing_is_told_with_its_line_and_to_be_taken_away() {
        folder.edit("invented.yml", "getText: {type: string}, ", "");

        assertThat(folder.importAs("9.9")).as(folder.err()).isEqualTo(1);

        assertThat(folder.read(REPORT))
                .contains("- overlay-9.9.yaml, line 4: `$.components.schemas.Text.properties.getText`");
        assertThat(folder.read(SLICE)).contains("version: 9.9.2");
    }

    @Test
    void a_new_line_begins_with_the_repairs_of_the_line_before_that_find_something() {
        folder.edit("invented.yml", "getText: {type: string}, ", "");

        folder.importAs("9.10");

        assertThat(folder.read("openapi/overlay-9.10.yaml"))
                .startsWith("# Begun as a copy of overlay-9.9.yaml.\n")
                .contains("{group}/{id}'].put")
                .doesNotContain("getText");
        assertThat(folder.read("openapi/kestra-9.10.yaml")).contains("# overlay-9.10.yaml sha256: ", "name: ttl");
        assertThat(folder.read(REPORT)).contains("to 9.9.2");
    }

    @Test
    void a_spec_can_be_compared_with_another_line_or_spec() {
        folder.write("older.yml", folder.read("invented.yml").replace("version: 9.9.2", "version: 9.8.7"));
        folder.edit(
                "invented.yml",
                "      - name: kinds\n",
                "      - {name: colour, in: query, schema: {type: string}}\n      - name: kinds\n");
        String newer = folder.path("invented.yml").toString();

        folder.run(
                "import",
                newer,
                "--as",
                "9.9",
                "--from",
                folder.path("older.yml").toString(),
                "--check");
        assertThat(folder.out()).startsWith("# Invented EE 9.8.7 to 9.9.2: what it means for the tools");

        folder.run("import", newer, "--as", "9.9", "--from", "9.7", "--check");
        assertThat(folder.err())
                .startsWith("There is no slice kestra-9.7.yaml to compare with; there are those of 9.9.");
    }

    @Test
    void an_operation_that_nobody_decided_about_is_in_the_report_of_an_import_that_is_refused() {
        folder.edit("invented.yml", "  /api/v1/other:\n", """
                  /api/v1/{tenant}/things:
                    get: {tags: [Things], operationId: allThings, responses: {'200': {description: Words.}}}
                  /api/v1/other:
                """.indent(2).replace("    /api", "  /api"));

        assertThat(folder.importAs("9.9")).isEqualTo(1);

        assertThat(folder.err()).contains("nobody has decided about these operations: Things: allThings");
        assertThat(folder.read(REPORT))
                .contains("Nobody has decided about 1 new operation, and until then nothing is imported.")
                .contains("`allThings`: **nobody has decided**");
        assertThat(folder.read(SLICE)).contains("version: 9.9.1");
    }
}
