package io.kestramcp.generator;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As {@link BrokenManifestTest}, for the names that tools had. */
class BrokenRenamedTest {
    private static final String RIGHT = """
            renamed:
              fetch_flow: { to: get_flow, since: "0.2" }
              burn_flow: { removed: Kestra cannot do it any more., since: 0.2.1 }
            resources:
            """;

    @TempDir
    private Path folder;

    private BrokenManifest manifest;

    @BeforeEach
    void right() {
        manifest = BrokenManifest.in(folder).with("resources:\n", RIGHT);
    }

    @Test
    void the_manifest_itself_is_right() {
        manifest.isAccepted();
    }

    @Test
    void a_name_that_leads_to_no_tool() {
        manifest.with("to: get_flow", "to: get_flo")
                .isRefusedAt("to: get_flo,", "renamed.fetch_flow.to", "unknown tool 'get_flo'", "'get_flow'");
        manifest.with("to: get_flow", "to: burn_flow")
                .isRefusedAt("to: burn_flow", "renamed.fetch_flow.to", "a former name too", "tool of today");
        manifest.with("to: get_flow", "to: \"\"").isRefusedAt("to: \"\"", "renamed.fetch_flow.to", "is empty");
    }

    @Test
    void a_former_name_that_a_tool_has_again() {
        manifest.with("fetch_flow:", "save_flow:")
                .isRefusedAt("save_flow: {", "renamed.save_flow", "the name of a tool of today");
    }

    @Test
    void a_name_that_no_tool_can_have_had() {
        manifest.with("fetch_flow:", "fetch-flow:").isRefusedAt("fetch-flow: {", "no name that a tool can have had");
    }

    @Test
    void an_entry_that_says_both_or_neither() {
        manifest.with("{ to: get_flow,", "{ to: get_flow, removed: gone,")
                .isRefusedAt("fetch_flow: {", "renamed.fetch_flow", "either to", "both");
        manifest.with("{ to: get_flow,", "{").isRefusedAt("fetch_flow: {", "renamed.fetch_flow", "neither");
        manifest.with("removed: Kestra cannot do it any more.", "removed: \" \"")
                .isRefusedAt("burn_flow: {", "renamed.burn_flow.removed", "is empty");
    }

    @Test
    void an_entry_without_its_release() {
        manifest.with("to: get_flow, since: \"0.2\"", "to: get_flow")
                .isRefusedAt("fetch_flow: {", "renamed.fetch_flow", "has no since");
        manifest.with("since: \"0.2\"", "since: soon")
                .isRefusedAt("since: soon", "renamed.fetch_flow.since", "such as \"0.2\"", "not 'soon'");
    }

    @Test
    void an_entry_of_another_form() {
        manifest.with("{ to: get_flow, since: \"0.2\" }", "get_flow").isRefusedAt("fetch_flow: g", "must be a mapping");
        manifest.with("{ to: get_flow,", "{ to: get_flow, at: once,")
                .isRefusedAt("at: once", "renamed.fetch_flow", "unknown key 'at'");
    }
}
