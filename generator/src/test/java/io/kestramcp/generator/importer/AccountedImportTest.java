package io.kestramcp.generator.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.contract.slice.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import brings no operation that nobody has decided about. */
class AccountedImportTest {
    private static final String LIST = "openapi/operations-9.9.txt";

    private ImportFolder folder;

    @BeforeEach
    void aProjectWithAnInventedSpec(@TempDir Path root) {
        folder = new ImportFolder(root);
    }

    @Test
    void every_operation_is_listed_with_tag_method_and_path_and_where_it_came_from() {
        assertThat(folder.importAs("9.9")).as(folder.err()).isZero();

        assertThat(folder.read(LIST)).endsWith("""
                # operations: 4
                Other:
                  notWanted GET /api/v1/other
                Things:
                  getThing GET /api/v1/{tenant}/things/{group}/{id}
                  stop_1 POST /api/v1/{tenant}/things/{thing}/actions/stop
                  updateThing PUT /api/v1/{tenant}/things/{group}/{id}
                """);
        assertThat(folder.read(LIST).lines())
                .contains(
                        "# source: Invented EE 9.9.1, invented.yml",
                        "# source sha256: "
                                + Sha256.of(folder.read("invented.yml").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void what_is_written_may_be_read_by_whoever_may_read_what_was_there() throws Exception {
        Path plain = Files.createFile(folder.path("openapi/plain"));
        folder.importAs("9.9");

        assertThat(Files.getPosixFilePermissions(folder.path(LIST))).isEqualTo(Files.getPosixFilePermissions(plain));
        assertThat(Files.getPosixFilePermissions(folder.path("openapi/kestra-9.9.yaml")))
                .isEqualTo(Files.getPosixFilePermissions(plain));
    }

    @Test
    void an_operation_that_an_older_spec_calls_differently_is_listed_by_our_id() {
        folder.importAs("9.9");
        folder.edit("invented.yml", "operationId: getThing\n", "operationId: thing\n");

        assertThat(folder.importAs("9.8")).as(folder.err()).isZero();

        assertThat(folder.read("openapi/operations-9.8.txt"))
                .contains("  getThing GET ")
                .doesNotContain("  thing GET ");
    }

    @Test
    void the_coverage_is_printed() {
        folder.importAs("9.9");
        assertThat(folder.out())
                .endsWith("Kestra 9.9: tools reach 2 of 4 operations; 2 are left out, for 2 reasons.\n");
    }

    @Test
    void an_operation_that_nobody_decided_about_is_refused_and_nothing_is_written() {
        folder.edit("tool-manifest.yaml", "  - operations: [stop_1]\n    reason: Things stop by themselves.\n", "");

        assertThat(folder.importAs("9.9")).isEqualTo(1);

        assertThat(folder.err())
                .startsWith("tool-manifest.yaml:1: lines has 9.9, where nobody has decided about these operations: "
                        + "Things: stop_1. Put each behind a tool, or name it under left_out with the reason.");
        assertThat(folder.files("openapi")).containsExactly("overlay-9.9.yaml", "overlay.yaml");
    }

    @Test
    void a_line_that_the_manifest_does_not_serve_yet_is_held_to_account_as_the_others_are() {
        folder.edit("tool-manifest.yaml", "lines: [\"9.8\", \"9.9\"]", "lines: [\"9.8\"]");
        assertThat(folder.importAs("9.9")).as(folder.err()).isZero();

        folder.edit("tool-manifest.yaml", "  - tags: [Other]\n    reason: Another matter.\n", "");
        assertThat(folder.importAs("9.9")).isEqualTo(1);
        assertThat(folder.err()).contains("has 9.9", "Other: notWanted");
    }

    @Test
    void a_reason_for_what_the_spec_has_no_more_is_refused_with_its_line() {
        folder.importAs("9.8");
        folder.edit("invented.yml", "operationId: stop_1", "operationId: haltThing");
        folder.edit("tool-manifest.yaml", "[stop_1]", "[stop_1, haltThing]");
        folder.importAs("9.9");
        assertThat(folder.err()).as("9.8 has it still").isEmpty();

        assertThat(folder.importAs("9.8")).isEqualTo(1);

        assertThat(folder.err())
                .startsWith(
                        "tool-manifest.yaml:16: left_out: operations names the operation 'stop_1', which no API line "
                                + "has (any more): remove it.");
    }
}
