package io.kestramcp.generator.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.contract.Contract;
import io.kestramcp.contract.change.AdapterUse;
import io.kestramcp.contract.change.Change;
import io.kestramcp.contract.change.Comparison;
import io.kestramcp.contract.change.Kind;
import io.kestramcp.contract.change.Remedy;
import io.kestramcp.contract.change.ToolChanges;
import io.kestramcp.contract.change.Uses;
import io.kestramcp.contract.change.Verdict;
import io.kestramcp.generator.Generation;
import io.kestramcp.generator.Project;
import io.kestramcp.generator.uses.UsesOf;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What 2.0 meant for the tools that were bound to 1.3: facts that the wire notes tell too. */
class ComparisonTest {
    private static final Uses USES = UsesOf.of(Generation.bind(Project.MANIFEST, Project.CONTRACTS));
    private static final Contract V13 = Contract.read(Project.CONTRACTS.resolve("kestra-1.3.yaml"));
    private static final Contract V20 = Contract.read(Project.CONTRACTS.resolve("kestra-2.0.yaml"));
    private static final Comparison COMPARISON = Comparison.of(V13, V20, USES);

    @Test
    void a_contract_compared_with_itself_changes_nothing() {
        assertThat(Comparison.of(V20, V20, USES).tools())
                .hasSizeGreaterThan(100)
                .allSatisfy(tool -> assertThat(tool.verdict()).isEqualTo(Verdict.AS_BEFORE));
    }

    @Test
    void a_verb_that_moved_below_actions_is_bound_by_id() {
        Change moved = only("kill_execution", Kind.MOVED);
        assertThat(moved.sentence()).contains("…/executions/{executionId}/actions/kill", "bound by id, nothing to do");
        assertThat(moved.decision()).isFalse();
    }

    @Test
    void an_operation_that_is_gone_unbinds_the_tools_that_use_it() {
        assertThat(COMPARISON.with(Verdict.UNBOUND))
                .extracting(ToolChanges::tool)
                .contains("enable_trigger", "disable_trigger");
    }

    @Test
    void a_plain_parameter_that_became_a_filter_is_told_with_the_key_that_offers_it() {
        Change gone = change("search_apps", Kind.INPUT_REMOVED, "namespace");
        assertThat(gone.decision()).isTrue();
        assertThat(gone.remedy()).map(Remedy::key).contains("\"2.0\".filters.namespace");
    }

    @Test
    void a_field_that_has_another_name_comes_with_the_whole_list_to_keep() {
        Change gone = change("get_trigger", Kind.FIELD_GONE, "nextExecutionDate");
        assertThat(gone.sentence()).contains("Perhaps it is `nextEvaluationDate` now.");
        assertThat(gone.remedy().orElseThrow().entry()).contains("- next_run: nextEvaluationDate", "- disabled");
    }

    @Test
    void a_decision_is_told_once_for_all_tools_that_share_a_part() {
        Change gone = change("get_trigger", Kind.FIELD_GONE, "nextExecutionDate");
        assertThat(COMPARISON.decisions()).containsOnlyOnce(gone);
        assertThat(COMPARISON.touchedBy(gone)).contains("get_trigger", "explain_schedule");
    }

    /** Whoever wrote the manifest found these differences on real servers; nothing of it was told to the comparison. */
    @Test
    void all_that_the_manifest_says_differently_of_2_0_would_have_been_told() {
        Map<String, AdapterUse> before = USES.on("1.3").collect(Collectors.toMap(AdapterUse::name, each -> each));
        List<String> different = USES.on("2.0")
                .filter(each -> before.containsKey(each.name()))
                .filter(each -> !on("2.0", before.get(each.name())).equals(each))
                .map(AdapterUse::name)
                .toList();
        assertThat(different).hasSizeGreaterThan(15);
        assertThat(COMPARISON.tools().stream()
                        .flatMap(tool -> tool.changes().stream())
                        .map(Change::adapter))
                .containsAll(different);
    }

    private static AdapterUse on(String line, AdapterUse use) {
        return new AdapterUse(use.name(), use.part(), line, use.calls(), use.answer());
    }

    private static Change only(String tool, Kind kind) {
        List<Change> changes =
                changes(tool).stream().filter(each -> each.kind() == kind).toList();
        assertThat(changes).hasSize(1);
        return changes.get(0);
    }

    private static Change change(String tool, Kind kind, String subject) {
        return changes(tool).stream()
                .filter(each -> each.kind() == kind && each.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError(tool + " has " + changes(tool)));
    }

    private static List<Change> changes(String tool) {
        return COMPARISON.tools().stream()
                .filter(each -> each.tool().equals(tool))
                .findFirst()
                .orElseThrow()
                .changes();
    }
}
