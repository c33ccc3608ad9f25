package io.kestramcp.generator;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As {@link BrokenManifestTest}, for resources, prompts and completions. */
class BrokenOfferTest {
    @TempDir
    private Path folder;

    private BrokenManifest manifest;

    @BeforeEach
    void right() {
        manifest = BrokenManifest.in(folder);
    }

    @Test
    void the_manifest_itself_is_right() {
        manifest.isAccepted();
    }

    @Test
    void a_resource_of_an_unknown_tool() {
        manifest.with("tool: get_flow\n", "tool: get_flo\n")
                .isRefusedAt("tool: get_flo\n", "resource flow: tool", "unknown tool 'get_flo'", "'get_flow'");
    }

    @Test
    void a_resource_whose_tool_changes_something() {
        manifest.with("tool: read_logs\n", "tool: stop\n")
                .isRefusedAt("tool: stop\n", "resource logs: tool", "stop, which changes something");
    }

    @Test
    void a_variable_that_is_no_argument() {
        manifest.with("flows/{namespace}/{flow_id}\"", "flows/{namespace}/{id}\"")
                .isRefusedAt("uri: \"kestra://flows", "resource flow: uri", "unknown argument of get_flow 'id'");
    }

    @Test
    void a_tool_that_is_given_too_little() {
        manifest.with("flows/{namespace}/{flow_id}\"", "flows/{namespace}\"")
                .isRefusedAt("name: flow\n", "resource flow", "gives no flow_id, which get_flow needs");
    }

    @Test
    void a_further_argument_that_is_none() {
        manifest.with("with: { tail: 50 }", "with: { last: 50 }")
                .isRefusedAt("name: logs\n", "unknown argument of read_logs 'last'");
        manifest.with("with: { tail: 50 }", "with: tail").isRefusedAt("with: tail", "must be a mapping");
    }

    @Test
    void an_address_of_another_form() {
        for (String uri : new String[] {
            "http://flows/{namespace}/{flow_id}",
            "kestra://flows/{+namespace}/{flow_id}",
            "kestra://flows/{namespace}-{flow_id}",
            "kestra://flows/{?namespace,flow_id}",
            "kestra://flows/{namespace}/{flow_id}/"
        }) {
            manifest.with("kestra://flows/{namespace}/{flow_id}", uri)
                    .isRefusedAt("uri: \"" + uri, "resource flow: uri", "must be like", "not '" + uri + "'");
        }
    }

    @Test
    void two_resources_at_one_address() {
        manifest.with("kestra://logs/{execution_id}", "kestra://flows/{execution_id}/{namespace}")
                .isRefusedAt("uri: \"kestra://flows/{execution_id}", "resource logs", "cannot be told apart");
    }

    @Test
    void a_content_that_the_answer_lacks() {
        manifest.with("content: results", "content: result")
                .isRefusedAt("content: result\n", "unknown field of the answer of read_logs 'result'");
        manifest.with("cut: note", "cut: rest")
                .isRefusedAt("cut: rest", "unknown field of the answer of read_logs 'rest'");
        manifest.with("cut: note", "bytes: base64")
                .isRefusedAt("bytes: base64", "unknown field of the answer of read_logs 'base64'");
    }

    @Test
    void a_whole_answer_of_no_known_form() {
        manifest.with("    mimeType: application/json\n", "")
                .isRefusedAt("name: flow\n", "application/json or text/plain", "content");
        manifest.with("tool: get_flow\n", "tool: get_flow\n    bytes: revision\n")
                .isRefusedAt("bytes: revision", "needs content beside it");
    }

    @Test
    void a_resource_or_prompt_that_says_too_little() {
        manifest.with("    title: Flow\n", "").isRefusedAt("name: flow\n", "resource flow", "has no title");
        manifest.with("    title: Look\n", "").isRefusedAt("name: look\n", "prompt look", "has no title");
        manifest.with("title: Look", "titel: Look")
                .isRefusedAt("titel: Look", "unknown key 'titel'", "Did you mean 'title'?");
    }

    @Test
    void a_prompt_that_speaks_of_what_is_not_there() {
        manifest.with("with {get_flow}.", "with {get_flo}.")
                .isRefusedAt("text: |", "prompt look: text", "unknown argument or tool 'get_flo'", "'get_flow'");
        manifest.with("with {get_flow}.", "with care.").isRefusedAt("text: |", "names no tool");
        manifest.with("with {get_flow}.", "with {get_flow?}.").isRefusedAt("text: |", "names no tool that it needs");
        manifest.with("of {namespace} with", "of {namespace?} with")
                .isRefusedAt("text: |", "a '?' behind namespace, which is no tool");
        manifest.with("with {get_flow}.", "with {get_flow}, { or }.").isRefusedAt("text: |", "has a brace");
    }

    @Test
    void an_argument_that_the_text_leaves_out() {
        manifest.with("Read {flow_id} of", "Read that of")
                .isRefusedAt("flow_id: { describe: Which.", "nowhere in the text", "{flow_id}");
    }

    @Test
    void an_argument_with_the_name_of_a_tool() {
        manifest.with("flow_id: { describe: Which.", "stop: { describe: Which.")
                .isRefusedAt("stop: {", "arguments.stop", "the name of a tool");
    }

    @Test
    void an_argument_that_may_be_left_out_without_a_word() {
        manifest.with("absent: take any, ", "").isRefusedAt("flow_id: { describe", "not required", "absent");
        manifest.with("describe: Where.", "describe: Where., absent: anywhere")
                .isRefusedAt("namespace: { required", "is required, so it needs no absent");
    }

    @Test
    void a_completion_that_is_not_there_or_not_needed() {
        manifest.with("completion: execution_id }", "completion: execution }")
                .isRefusedAt("flow_id: { describe", "unknown completion 'execution'", "'execution_id'");
        manifest.with("  namespace: { tool: list", "  space: { tool: list")
                .isRefusedAt("space: { tool", "completions.space", "completes no argument");
    }

    @Test
    void a_completion_that_does_not_fit_its_tool() {
        manifest.with("typed: parent", "typed: query")
                .isRefusedAt("execution_id: [", "unknown argument of list_executions 'query'");
        manifest.with("given: [namespace]", "given: [space]")
                .isRefusedAt("namespace: { tool", "unknown argument of list_executions 'space'");
        manifest.with("value: state }", "value: status }")
                .isRefusedAt("execution_id: [", "unknown field of a result of list_executions 'status'");
        manifest.with("[{ tool: list_executions", "[{ tool: get_flow")
                .isRefusedAt("execution_id: [", "unknown field of the answer of get_flow 'results'");
    }
}
