package io.kestramcp.generator.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.contract.slice.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {
    private static final String SLICE = "openapi/kestra-9.9.yaml";

    private ImportFolder folder;

    @BeforeEach
    void aProjectWithAnInventedSpec(@TempDir Path root) {
        folder = new ImportFolder(root);
    }

    @Test
    void a_spec_becomes_a_slice_of_facts_repaired_and_in_a_fixed_order() throws Exception {
        assertThat(folder.importAs("9.9")).as(folder.err()).isZero();
        Path golden =
                Path.of(System.getProperty("project.root"), "generator/src/test/resources/importer/kestra-9.9.yaml");
        if (Boolean.getBoolean("recreate")) {
            Files.writeString(golden, folder.read(SLICE));
        }
        assertThat(folder.read(SLICE)).isEqualTo(Files.readString(golden));
    }

    @Test
    void importing_the_same_spec_again_changes_nothing() throws Exception {
        folder.importAs("9.9");
        Path slice = folder.path(SLICE);
        Files.setLastModifiedTime(slice, FileTime.fromMillis(1000));
        String before = folder.read(SLICE);

        assertThat(folder.importAs("9.9")).isZero();

        assertThat(folder.out()).contains("nothing changed, 2 operations");
        assertThat(folder.read(SLICE)).isEqualTo(before);
        assertThat(Files.getLastModifiedTime(slice)).isEqualTo(FileTime.fromMillis(1000));
    }

    @Test
    void nothing_but_the_slice_and_the_list_of_operations_is_left_behind() {
        folder.importAs("9.9");
        assertThat(folder.files("openapi"))
                .containsExactly("kestra-9.9.yaml", "operations-9.9.txt", "overlay-9.9.yaml", "overlay.yaml");
    }

    @Test
    void the_order_in_the_spec_does_not_matter() {
        folder.importAs("9.9");
        String before = withoutHeader(folder.read(SLICE));
        String spec = folder.read("invented.yml");
        int paths = spec.indexOf("  /api/v1/{tenant}/things/{group}");
        int stop = spec.indexOf("  /api/v1/{tenant}/things/{thing}");
        int other = spec.indexOf("  /api/v1/other");
        folder.write(
                "invented.yml",
                spec.substring(0, paths)
                        + spec.substring(stop, other)
                        + spec.substring(paths, stop)
                        + spec.substring(other));

        assertThat(folder.importAs("9.9")).isZero();

        assertThat(withoutHeader(folder.read(SLICE))).isEqualTo(before);
    }

    @Test
    void the_header_tells_what_the_slice_was_made_of() {
        folder.importAs("9.9");
        assertThat(folder.read(SLICE).lines())
                .contains(
                        "# source: Invented EE 9.9.1, invented.yml",
                        "# source sha256: " + Sha256.of(bytes("invented.yml")),
                        "# overlay.yaml sha256: " + Sha256.of(bytes("openapi/overlay.yaml")),
                        "# overlay-9.9.yaml sha256: " + Sha256.of(bytes("openapi/overlay-9.9.yaml")),
                        "# operations: 2");
    }

    @Test
    void an_operation_that_an_older_spec_calls_differently_is_found_by_its_path_and_renamed() {
        folder.importAs("9.9");
        folder.edit("invented.yml", "operationId: getThing\n", "operationId: thing\n");
        folder.edit("invented.yml", "/things/{group}/{id}", "/things/{namespace}/{id}");
        folder.edit("openapi/overlay-9.9.yaml", "/things/{group}/{id}", "/things/{namespace}/{id}");

        assertThat(folder.importAs("9.8")).as(folder.err()).isZero();

        assertThat(folder.out()).contains("getThing is called thing in this spec");
        assertThat(folder.read("openapi/kestra-9.8.yaml"))
                .contains("# renamed: thing -> getThing\n", "operationId: getThing\n", "/things/{namespace}/{id}:");
    }

    @Test
    void a_verb_that_moved_below_actions_is_the_same_operation() {
        folder.edit("tool-manifest.yaml", "operation: updateThing", "operation: stopThing");
        folder.edit("tool-manifest.yaml", "[stop_1]", "[updateThing]");
        folder.edit("invented.yml", "stop_1", "stopThing");
        folder.edit("openapi/overlay-9.9.yaml", ".put\"", ".get\"");
        assertThat(folder.importAs("9.9")).as(folder.err()).isZero();
        folder.edit("invented.yml", "operationId: stopThing", "operationId: stop_1");
        folder.edit("invented.yml", "/things/{thing}/actions/stop", "/things/{id}/stop");

        assertThat(folder.importAs("9.8")).as(folder.err()).isZero();

        assertThat(folder.read("openapi/kestra-9.8.yaml")).contains("# renamed: stop_1 -> stopThing\n");
    }

    @Test
    void an_operation_that_only_another_line_has_is_left_out_and_told() {
        folder.importAs("9.9");
        folder.edit("tool-manifest.yaml", "[stop_1]", "[stop_1, patchThing]");
        folder.edit("invented.yml", "    put:\n", "    patch:\n");
        folder.edit("invented.yml", "operationId: updateThing", "operationId: patchThing");

        assertThat(folder.importAs("9.8")).as(folder.err()).isZero();

        assertThat(folder.out()).contains("updateThing is not in this spec");
        assertThat(folder.read("openapi/kestra-9.8.yaml")).contains("# operations: 1\n# missing: updateThing\n");
    }

    private byte[] bytes(String name) {
        return folder.read(name).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String withoutHeader(String slice) {
        return slice.substring(slice.indexOf("openapi:"));
    }
}
