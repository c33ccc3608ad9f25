package io.kestramcp.generator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.generator.manifest.ManifestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As {@link BrokenManifestTest}, for the operations that no tool calls. */
class BrokenLeftOutTest {
    @TempDir
    private Path folder;

    private BrokenManifest manifest;

    @BeforeEach
    void right() {
        manifest = BrokenManifest.in(folder);
    }

    @Test
    void an_operation_that_no_line_has() {
        manifest.with("[deleteFlow, importFlows]", "[deleteFlow, importFlow]")
                .isRefusedAt("[deleteFlow, importFlow]", "operations", "'importFlow'", "Did you mean 'importFlows'?");
    }

    @Test
    void a_tag_that_no_line_has() {
        manifest.with("tags: [Users, login]", "tags: [Users, logins]")
                .isRefusedAt("tags: [Users, logins]", "left_out: tags", "'logins'", "Did you mean 'login'?");
    }

    @Test
    void an_operation_that_its_lines_do_not_have() {
        manifest.with("operations: [listKeys]\n    until: \"1.3\"", "operations: [listKeys]\n    since: \"2.0\"")
                .isRefusedAt("operations: [listKeys]", "'listKeys', which no API line has (any more)");
    }

    @Test
    void an_operation_that_a_tool_calls() {
        manifest.with("[deleteFlow, importFlows]", "[killExecution, importFlows]")
                .isRefusedAt("[killExecution, importFlows]", "leaves out 'killExecution', which stop calls on 1.3");
    }

    @Test
    void an_operation_that_a_tool_calls_otherwise() {
        manifest.with("[deleteFlow, importFlows]", "[createFlow, importFlows]")
                .isRefusedAt("[createFlow, importFlows]", "'createFlow', which save_flow calls");
    }

    @Test
    void an_operation_that_a_tool_of_several_calls_uses() {
        manifest.with("[deleteFlow, importFlows]", "[listAllKeys, importFlows]")
                .isRefusedAt("[listAllKeys, importFlows]", "'listAllKeys', which watch calls on 1.3");
    }

    @Test
    void an_operation_that_a_tool_calls_on_that_line_only() {
        manifest.with("[deleteFlow, importFlows]", "[listLogsFromExecution]\n    until: \"1.3\"")
                .isRefusedAt("[listLogsFromExecution]", "which read_logs calls on 1.3");
    }

    @Test
    void a_tag_of_an_operation_that_a_tool_calls() {
        manifest.with("tags: [Users, login]", "tags: [Users, Flows]")
                .isRefusedAt(
                        "tags: [Users, Flows]", "leaves out the tag 'Flows' with 'createFlow', which save_flow calls");
    }

    @Test
    void an_operation_that_is_left_out_twice() {
        manifest.with("[deleteFlow, importFlows]", "[deleteFlow, importFlows, listUsers]")
                .isRefusedAt(
                        "[deleteFlow, importFlows, listUsers]",
                        "the operation listUsers a second time, after line 114");
    }

    @Test
    void a_tag_that_is_left_out_twice() {
        manifest.with("tags: [Users, login]", "tags: [Users, login, Users]")
                .isRefusedAt("tags: [Users, login, Users]", "the tag Users a second time");
    }

    @Test
    void an_id_that_means_something_else_on_another_line() {
        manifest.with("[deleteFlow, importFlows]", "[create]")
                .isRefusedAt("[create]", "'create'", "another operation on another line", "[Tenants, Worker Groups]");
        BrokenManifest.in(folder)
                .with("[deleteFlow, importFlows]", "[create]\n    since: \"2.0\"")
                .isAccepted();
    }

    @Test
    void no_reason() {
        manifest.with("    reason: Not for assistants.\n", "").isRefusedAt("- tags: [Users", "has no reason: add it");
    }

    @Test
    void an_empty_reason() {
        manifest.with("reason: Not for assistants.", "reason: \"  \"").isRefusedAt("reason: \"  \"", "reason is empty");
    }

    @Test
    void nothing_left_out() {
        manifest.with("operations: [deleteFlow, importFlows]\n    reason", "reason")
                .isRefusedAt("reason: Too much", "leaves nothing out: add tags or operations");
    }

    @Test
    void an_unknown_key() {
        manifest.with("operations: [deleteFlow", "operation: [deleteFlow")
                .isRefusedAt("operation: [deleteFlow", "unknown key 'operation'", "Did you mean 'operations'?");
    }

    @Test
    void an_entry_that_is_a_word() {
        manifest.with("  - operations: [listUsers]\n    reason: One by one.\n", "  - listUsers\n")
                .isRefusedAt("- listUsers", "must have mappings of tags or operations with a reason");
    }

    @Test
    void an_operation_that_nobody_decided_about() throws IOException {
        Path file = folder.resolve("tool-manifest.yaml");
        String whole = Files.readString(Project.MANIFEST);
        String entry = "  - operations: [deleteRevisions]\n";
        int at = whole.indexOf(entry);
        Files.writeString(file, whole.substring(0, at) + whole.substring(whole.indexOf("  - ", at + 1)));

        assertThatThrownBy(() -> Generation.run(file, Project.CONTRACTS))
                .isInstanceOf(ManifestException.class)
                .hasMessageStartingWith("tool-manifest.yaml:7: lines has 1.3, where nobody has decided about these "
                        + "operations: Flows: deleteRevisions. Put each behind a tool")
                .hasMessageContaining("\ntool-manifest.yaml:7: lines has 2.0, ");
    }
}
