package io.kestramcp.generator;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As {@link BrokenManifestTest}, for hand-written tools and the parts that they use. */
class BrokenPartsTest {
    @TempDir
    private Path folder;

    private BrokenManifest manifest;

    @BeforeEach
    void right() {
        manifest = BrokenManifest.in(folder);
    }

    @Test
    void a_handler_that_is_no_class() {
        manifest.with("handler: execution.Watch", "handler: execution.watch")
                .isRefusedAt("handler: execution.watch", "watch", "flow.FindFlow", "not 'execution.watch'");
    }

    @Test
    void an_unknown_part() {
        manifest.with("old_logs: \"1.3\" }, keys]", "old_logs: \"1.3\" }, kees]")
                .isRefusedAt("kees]", "watch", "uses", "unknown tool or part 'kees'", "Did you mean 'keys'?");
    }

    @Test
    void a_handler_that_uses_another_handler() {
        manifest.with("{ old_logs: \"1.3\" }, keys]", "{ old_logs: \"1.3\" }, keys, watch]")
                .isRefusedAt("uses: [list", "watch", "unknown tool or part 'watch'");
    }

    @Test
    void a_part_that_a_line_lacks() {
        manifest.with("{ old_logs: \"1.3\" }", "old_logs")
                .isRefusedAt("uses: [list", "old_logs", "not there on 2.0", "{ old_logs: LINE }");
        manifest.with("{ old_logs: \"1.3\" }", "{ old_logs: \"2.0\" }")
                .isRefusedAt("uses: [list", "old_logs", "not there on 2.0");
    }

    @Test
    void a_part_on_a_line_that_is_none() {
        manifest.with("{ old_logs: \"1.3\" }", "{ old_logs: \"1.4\" }")
                .isRefusedAt("uses: [list", "uses.old_logs", "unknown API line '1.4'", "allowed: 1.3, 2.0");
        manifest.with("name: watch", "name: watch\n    since: \"2.0\"")
                .isRefusedAt("uses: [list", "uses old_logs on 1.3, where the tool itself is not there");
    }

    @Test
    void a_part_that_no_tool_uses() {
        manifest.with("{ old_logs: \"1.3\" }, keys]", "{ old_logs: \"1.3\" }]")
                .isRefusedAt("name: keys", "part keys", "used by no tool");
    }

    @Test
    void a_part_with_the_name_of_a_tool() {
        manifest.with("name: keys", "name: set_key")
                .isRefusedAt("name: set_key\n    operation: setKeyValue", "the name of the part set_key on line 16");
    }

    @Test
    void a_part_with_what_only_a_tool_has() {
        manifest.with("name: keys", "name: keys\n    permission: flow.read")
                .isRefusedAt("permission: flow.read\n    operation: listAllKeys", "part keys", "unknown key");
        manifest.with("name: keys", "name: keys\n    timeout: 9s")
                .isRefusedAt("timeout: 9s", "part keys", "unknown key");
    }

    @Test
    void a_handler_with_what_only_an_adapter_has() {
        manifest.with("uses: [list", "keep: [id]\n    uses: [list")
                .isRefusedAt("keep: [id]\n    uses", "watch", "unknown key 'keep'");
    }

    @Test
    void an_adapter_with_what_only_a_handler_has() {
        manifest.with("operation: killExecution", "operation: killExecution\n    uses: [keys]")
                .isRefusedAt("uses: [keys]\n", "stop", "unknown key 'uses'");
    }

    @Test
    void no_uses_and_no_answer() {
        manifest.with("    uses: [list_executions, { old_logs: \"1.3\" }, keys]\n", "")
                .isRefusedAt("name: watch", "has no uses");
        manifest.with("    answer: { state: string, rows: array, value: any }\n", "")
                .isRefusedAt("name: watch", "has no answer");
    }

    @Test
    void an_argument_or_an_answer_of_an_unknown_type() {
        manifest.with("type: integer, default: 30", "type: int, default: 30")
                .isRefusedAt("seconds: {", "arguments.seconds.type", "'int'", "allowed: array, boolean, integer");
        manifest.with("items: { type: string }", "items: { type: text }")
                .isRefusedAt("names: {", "arguments.names.items.type", "'text'");
        manifest.with("value: any", "value: anything").isRefusedAt("value: anything", "answer.value", "'anything'");
    }

    @Test
    void a_default_of_another_type() {
        manifest.with("default: 30", "default: soon").isRefusedAt("seconds: {", "\"soon\"", "not of the type integer");
    }
}
