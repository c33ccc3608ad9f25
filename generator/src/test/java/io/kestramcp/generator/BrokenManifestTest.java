package io.kestramcp.generator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.contract.ContractException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong with a manifest, the build fails with the line to change, what is wrong, and what is allowed. */
class BrokenManifestTest {
    @TempDir
    private Path folder;

    private BrokenManifest manifest;

    @BeforeEach
    void right() {
        manifest = BrokenManifest.in(folder);
    }

    @Test
    void unbroken_it_binds() {
        manifest.isAccepted();
    }

    @Test
    void an_unknown_operation() {
        manifest.with("operation: getFlow", "operation: getFlwo")
                .isRefusedAt("operation: getFlwo", "get_flow", "operation", "1.3", "Did you mean 'getFlow'?");
    }

    @Test
    void no_operation() {
        manifest.with("    operation: killExecution\n", "").isRefusedAt("name: stop", "tool stop has no operation");
        manifest.with("operation: killExecution", "operation: [killExecution]")
                .isRefusedAt("name: stop", "tool stop has no operation");
        manifest.with("    operation: listAllKeys\n", "").isRefusedAt("name: keys", "part keys has no operation");
    }

    @Test
    void an_unknown_operation_in_otherwise() {
        manifest.with("404: createFlow", "404: createFlows")
                .isRefusedAt("404: createFlows", "save_flow", "otherwise", "Did you mean 'createFlow'?");
    }

    @Test
    void an_unknown_parameter() {
        manifest.with("      allowDeleted: hidden", "      allowDeletd: hidden")
                .isRefusedAt("allowDeletd", "get_flow", "params.allowDeletd", "Did you mean 'allowDeleted'?");
    }

    @Test
    void a_parameter_that_one_line_lacks() {
        manifest.with("\"2.0\": { params: { draft: hidden } }", "params: { draft: hidden }")
                .isRefusedAt("params: { draft", "save_flow", "params.draft", "on 1.3", "allowed: id, namespace");
    }

    @Test
    void pages_without_an_order() {
        String fixed = ", sort: { fixed: [\"state.startDate:desc\"] }";
        manifest.with(fixed, "")
                .isRefusedAt("name: list_executions", "searchExecutions page in no order on 1.3", "fixed:");
        manifest.with(fixed, ", sort: hidden").isRefusedAt("sort: hidden", "list_executions", "params.sort", "REASON");
        manifest.with(fixed, ", sort: { hidden: \"\" }").isRefusedAt("sort: { hidden: \"\"", "params.sort", "is empty");
        manifest.with(fixed, ", sort: { fixed: [] }").isRefusedAt("sort: { fixed: []", "page in no order on 2.0");
        manifest.with(fixed, ", sort: order").isRefusedAt("sort: order", "page in no order");
    }

    @Test
    void pages_without_an_order_for_a_reason() {
        manifest.with("sort: { hidden: Read in one page. }", "sort: { hidden: Nothing is known. }")
                .isAccepted();
        manifest.with("sort: { hidden: Read in one page. }", "sort: { hidden: Whole., as: order }")
                .isRefusedAt("sort: { hidden: Whole.", "keys", "params.sort.hidden", "remove them");
    }

    @Test
    void the_tenant_as_an_argument() {
        manifest.with("      id: flow_id", "      id: flow_id\n      tenant: tenant")
                .isRefusedAt("tenant: tenant", "get_flow", "unknown parameter", "'tenant'");
    }

    @Test
    void an_unknown_key() {
        manifest.with("description: Get one flow.", "descripton: Get one flow.")
                .isRefusedAt("descripton", "get_flow", "unknown key 'descripton'", "Did you mean 'description'?");
    }

    @Test
    void an_unknown_key_further_down() {
        manifest.with("{ fixed: true }", "{ fix: true }")
                .isRefusedAt("fix: true", "params.source", "unknown key 'fix'", "Did you mean 'fixed'?");
    }

    @Test
    void an_unknown_key_of_a_line() {
        manifest.with("\"2.0\": { params: { draft", "\"2.0\": { parms: { draft")
                .isRefusedAt("parms", "save_flow", "2.0", "unknown key 'parms'", "Did you mean 'params'?");
    }

    @Test
    void the_same_key_twice() {
        manifest.with("permission: flow.write", "permission: flow.write\n    permission: flow.read")
                .isRefusedAt("permission: flow.read\n    reach: source", "'permission' twice");
    }

    @Test
    void an_unknown_projection_path() {
        manifest.with("{ state: state.current }", "{ state: state.curent }")
                .isRefusedAt("state.curent", "list_executions", "keep", "state.curent", "Did you mean 'current'?");
    }

    @Test
    void a_projection_path_through_a_list() {
        manifest.with("keep: [namespace, { flow_id: id }, revision]", "keep: [{ triggers: triggers.id }]")
                .isRefusedAt("keep: [{ triggers", "triggers.id", "write []");
    }

    @Test
    void two_values_kept_under_one_name() {
        manifest.with("keep: [namespace, { flow_id: id }, revision]", "keep: [namespace, { namespace: id }]")
                .isRefusedAt("keep: [namespace", "two values as 'namespace'");
    }

    @Test
    void something_kept_where_nothing_is_answered() {
        manifest.with("body: { as: value, encode: ion }", "body: { as: value, encode: ion }\n    keep: [value]")
                .isRefusedAt("keep: [value]", "set_key", "answers with nothing");
    }

    @Test
    void an_unknown_filter_field() {
        manifest.with("triggerExecutionId: {", "triggerExecution: {")
                .isRefusedAt("triggerExecution: {", "list_executions", "Did you mean 'triggerExecutionId'?");
    }

    @Test
    void a_filter_operator_that_the_field_does_not_have() {
        manifest.with("op: EQUALS }", "op: PREFIX }")
                .isRefusedAt("op: PREFIX }\n    keep", "triggerExecutionId", "'PREFIX'", "allowed: EQUALS, NOT_EQUALS");
    }

    @Test
    void a_filter_that_only_one_line_has() {
        manifest.with("\"2.0\":\n      filters:", "\"1.3\":\n      filters:")
                .isRefusedAt("\"1.3\":\n      filters", "read_logs", "'1.3' twice");
        manifest.with("triggerExecutionId: {", "parentId: {")
                .isRefusedAt("parentId: {", "list_executions", "searchExecutions on 1.3", "'parentId'");
    }

    @Test
    void a_filter_where_the_operation_takes_none() {
        manifest.with("    params:\n      id: flow_id", "    filters: { q: EQUALS }\n    params:\n      id: flow_id")
                .isRefusedAt("filters: { q: EQUALS }", "getFlow", "takes none");
    }

    @Test
    void an_unknown_enum() {
        manifest.with("schema: State.Type", "schema: State.Typ")
                .isRefusedAt("schema: State.Typ", "list_executions", "'State.Typ'", "Did you mean 'State.Type'?");
    }

    @Test
    void an_unknown_permission() {
        manifest.with("permission: flow.write", "permission: flow.wite")
                .isRefusedAt("permission: flow.wite", "save_flow", "'flow.wite'", "Did you mean 'flow.write'?");
    }

    @Test
    void no_permission() {
        manifest.with("    permission: flow.write\n", "").isRefusedAt("name: save_flow", "has no permission");
    }

    @Test
    void a_tool_that_does_not_tell_which_namespaces_it_touches() {
        manifest.with("    reach: source\n", "")
                .isRefusedAt("name: save_flow", "has no reach", "Add one of", "namespace", "instance");
        manifest.with("reach: source", "reach: sauce")
                .isRefusedAt("reach: sauce", "save_flow", "unknown reach", "Did you mean 'source'?");
        manifest.with("reach: source", "reach: app")
                .isRefusedAt("reach: app", "save_flow", "no required argument app_uid");
    }

    @Test
    void a_permission_that_no_tool_uses() {
        manifest.with("  flow.write: Change flows.", "  flow.write: Change flows.\n  flow.burn: Burn flows.")
                .isRefusedAt("flow.burn", "no tool uses");
    }

    @Test
    void a_role_with_an_unknown_permission() {
        manifest.with("editor: [flow.read, flow.write]", "editor: [flow.read, flow.rite]")
                .isRefusedAt("editor:", "roles", "editor", "'flow.rite'", "Did you mean 'flow.write'?");
    }

    @Test
    void a_role_that_names_a_role_below_it() {
        manifest.with("viewer: [\"*.read\"]", "viewer: [editor]")
                .isRefusedAt("viewer: [editor]", "roles.viewer", "unknown permission 'editor'");
    }

    @Test
    void a_role_with_a_pattern_that_matches_nothing() {
        manifest.with("viewer: [\"*.read\"]", "viewer: [\"*.raed\"]").isRefusedAt("viewer:", "'*.raed'");
    }

    @Test
    void an_unknown_toolset() {
        manifest.with(
                        "operation: updateFlow\n    otherwise: { 404: createFlow }\n    toolset: flows",
                        "operation: updateFlow\n    otherwise: { 404: createFlow }\n    toolset: flow")
                .isRefusedAt("toolset: flow\n", "save_flow", "'flow'", "Did you mean 'flows'?");
    }

    @Test
    void two_tools_of_one_name() {
        manifest.with("name: save_flow", "name: get_flow")
                .isRefusedAt("name: get_flow\n    operation: updateFlow", "the name of the tool get_flow on line 20");
    }

    @Test
    void a_name_of_more_than_64_characters() {
        String name = "a".repeat(65);
        manifest.with("name: save_flow", "name: " + name).isRefusedAt(name, "65 characters", "at most 64");
    }

    @Test
    void a_name_that_is_not_lower_case() {
        manifest.with("name: save_flow", "name: saveFlow").isRefusedAt("name: saveFlow", "[a-z][a-z0-9_]*");
    }

    @Test
    void an_argument_name_that_is_not_lower_case() {
        manifest.with("id: flow_id", "id: flowId").isRefusedAt("id: flowId", "'flowId'");
    }

    @Test
    void two_arguments_of_one_name() {
        manifest.with("id: flow_id", "id: namespace")
                .isRefusedAt("id: namespace", "'namespace'", "parameter namespace and parameter id");
    }

    @Test
    void an_operation_that_is_there_on_one_line_only() {
        manifest.with("lines: [\"1.3\", \"2.0\"]", "lines: [\"1.3\", \"2.0\", \"9.9\"]")
                .isRefusedAt("lines:", "9.9", "no contract kestra-9.9.yaml");
    }

    @Test
    void a_since_that_is_no_line() {
        manifest.with("name: stop", "name: stop\n    since: \"1.2\"")
                .isRefusedAt("since: \"1.2\"", "stop", "'1.2'", "allowed: 1.3, 2.0");
    }

    @Test
    void since_and_until_that_leave_nothing() {
        manifest.with("name: stop", "name: stop\n    since: \"2.0\"\n    until: \"1.3\"")
                .isRefusedAt("since: \"2.0\"", "stop", "leaves no API line");
    }

    @Test
    void a_line_that_since_leaves_out() {
        manifest.with("name: read_logs", "name: read_logs\n    since: \"2.0\"")
                .isRefusedAt("\"1.3\":\n", "read_logs", "never used");
    }

    @Test
    void a_value_of_the_wrong_type() {
        manifest.with("hints: { destructive: true }", "hints: { destructive: perhaps }")
                .isRefusedAt("perhaps", "set_key", "hints.destructive", "true or false");
        manifest.with("{ fixed: true }", "{ fixed: 3 }").isRefusedAt("fixed: 3", "source", "type");
        manifest.with("keep: [message]", "keep: message").isRefusedAt("keep: message", "must be a list");
        manifest.with("tail: { default: 10, maximum: 100 }", "tail: { default: ten, maximum: 100 }")
                .isRefusedAt("ten", "tail.default", "number");
    }

    @Test
    void a_provided_parameter_without_a_yaml_body() {
        manifest.with("encode: ion }", "encode: ion, provides: [namespace] }")
                .isRefusedAt("provides: [namespace] }", "set_key", "needs a YAML body", "text/plain");
    }

    @Test
    void a_provided_parameter_that_the_operation_does_not_have() {
        manifest.with("provides: [namespace, id]", "provides: [namespace, id, name]")
                .isRefusedAt("provides: [namespace, id, name]", "'name'", "allowed: id, namespace");
    }

    @Test
    void a_body_where_the_operation_takes_none() {
        manifest.with("description: Stop an execution.", "description: Stop an execution.\n    body: { as: text }")
                .isRefusedAt("body: { as: text }", "stop", "takes no body");
    }

    @Test
    void no_body_where_the_operation_needs_one() {
        manifest.with("    body: { as: source, provides: [namespace, id] }\n", "")
                .isRefusedAt("name: save_flow", "has no body", "updateFlow");
    }

    @Test
    void a_required_parameter_that_is_hidden() {
        manifest.with("id: flow_id", "id: hidden").isRefusedAt("id: hidden", "get_flow", "hides id", "getFlow");
    }

    @Test
    void no_description() {
        manifest.with("    description: Stop an execution.\n", "").isRefusedAt("name: stop", "has no description");
    }

    @Test
    void a_tail_where_the_answer_is_no_list() {
        manifest.with("    keep: [namespace, { flow_id: id }, revision]", "    tail: { default: 1, maximum: 2 }")
                .isRefusedAt("tail: { default: 1", "get_flow", "plain list");
    }

    @Test
    void a_value_that_the_contract_does_not_allow() {
        manifest.with("enum: [WARN, ERROR]", "enum: [WARN, ERRO]")
                .isRefusedAt("enum: [WARN", "minLevel", "'ERRO'", "Did you mean 'ERROR'?");
        manifest.with("dateFilter: hidden", "dateFilter: { enum: [START_DATE, EVER] }")
                .isRefusedAt("dateFilter: {", "params.dateFilter.enum", "'EVER'", "START_DATE, END_DATE");
        manifest.with("{ fixed: true }", "{ enum: [yes] }")
                .isRefusedAt("enum: [yes]", "params.source", "needs strings");
    }

    @Test
    void a_text_or_bytes_where_the_answer_is_json() {
        manifest.with("keep: [message]", "answer: { text: logs }")
                .isRefusedAt("answer: { text: logs }", "listLogsFromExecution", "answers with JSON");
        manifest.with("description: Set a key.", "description: Set a key.\n    answer: { bytes: it }")
                .isRefusedAt("answer: { bytes: it }", "setKeyValue", "answers with nothing");
    }

    @Test
    void an_answer_that_is_both_text_and_bytes() {
        manifest.with("keep: [message]", "answer: { text: a, bytes: b }")
                .isRefusedAt("answer: { text: a", "one of text and bytes");
    }

    @Test
    void a_list_cut_at_both_ends() {
        manifest.with(
                        "tail: { default: 10, maximum: 100 }",
                        "tail: { default: 10, maximum: 100 }\n    limit: { default: 9, maximum: 9 }")
                .isRefusedAt("tail: { default: 10", "read_logs", "tail and limit are both set");
    }

    @Test
    void several_mistakes_are_told_at_once() {
        BrokenManifest broken = manifest.with("operation: getFlow", "operation: getFlwo")
                .with("permission: flow.write", "permission: flow.wite")
                .with("schema: State.Type", "schema: State.Typ");
        broken.isRefusedAt("operation: getFlwo", "get_flow");
        broken.isRefusedAt("permission: flow.wite", "save_flow");
        broken.isRefusedAt("schema: State.Typ", "list_executions");
    }

    @Test
    void what_is_not_yaml() {
        BrokenManifest broken = manifest.with("keep: [message]", "keep: [message");
        assertThatThrownBy(broken::isAccepted)
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("tool-manifest.yaml")
                .hasMessageContaining("line 61");
    }
}
