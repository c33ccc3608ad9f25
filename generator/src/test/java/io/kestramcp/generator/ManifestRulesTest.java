package io.kestramcp.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.contract.Operation;
import io.kestramcp.contract.Parameter;
import io.kestramcp.generator.bind.Binding;
import io.kestramcp.generator.bind.BoundAdapter;
import io.kestramcp.generator.bind.BoundLine;
import io.kestramcp.generator.bind.BoundLine.Call;
import io.kestramcp.generator.bind.BoundLine.Setting;
import io.kestramcp.generator.bind.BoundTool;
import io.kestramcp.generator.bind.Source;
import io.kestramcp.generator.manifest.ToolEntry;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rules that no single tool can break, held against the manifest and the contracts as they are. */
class ManifestRulesTest {
    /** What a search of 2.0 reads beside its filters. All else it ignores, and answers everything (wire notes, section 4). */
    private static final Set<String> READ_BESIDE_FILTERS = Set.of("page", "size", "sort");

    private static Binding binding;

    @BeforeAll
    static void bind() {
        binding = Generation.bind(Project.MANIFEST, Project.CONTRACTS);
    }

    @Test
    void nothing_writes_by_query() {
        assertThat(operations().map(Operation::path)).isNotEmpty().noneMatch(path -> path.contains("by-query"));
    }

    @Test
    void no_search_of_2_0_is_sent_a_plain_parameter_that_it_ignores() {
        Set<String> plain = new TreeSet<>();
        for (BoundAdapter adapter : binding.adapters()) {
            adapter.on("2.0").stream()
                    .flatMap(line -> line.calls().stream())
                    .forEach(call -> plain.addAll(ignored(call)));
        }
        assertThat(plain).isEmpty();
    }

    @Test
    void what_is_sent_is_part_of_the_contract_or_a_filter() {
        for (BoundAdapter adapter : binding.adapters()) {
            for (BoundLine line : adapter.lines()) {
                for (Call call : line.calls()) {
                    Set<String> known = call.operation().parameters().stream()
                            .map(Parameter::name)
                            .collect(Collectors.toSet());
                    assertThat(call.settings().stream()
                                    .filter(setting -> !setting.body())
                                    .map(Setting::parameter))
                            .as(adapter.name() + " on " + line.line())
                            .isSubsetOf(known);
                }
            }
        }
    }

    @Test
    void every_tool_is_there_on_every_line_and_says_what_it_needs() {
        for (BoundTool tool : binding.tools()) {
            assertThat(tool.lines()).as(tool.name()).hasSize(binding.contracts().size());
            assertThat(tool.entry().permissions()).as(tool.name()).isNotEmpty();
        }
    }

    @Test
    void about_forty_tools_are_on_by_default() {
        assertThat(binding.manifest().tools().stream().filter(ToolEntry::core)).hasSizeBetween(35, 45);
    }

    @Test
    void a_viewer_reads_but_not_who_may_what() {
        assertThat(binding.manifest().roles().get("viewer"))
                .isNotEmpty()
                .allMatch(permission -> permission.endsWith(".read"))
                .doesNotContain("iam.read", "audit.read", "secret.read");
    }

    @Test
    void a_role_holds_what_the_roles_that_it_names_hold() {
        var roles = binding.manifest().roles();

        assertThat(roles.get("operator")).containsAll(roles.get("viewer")).contains("flow.execute");
        assertThat(roles.get("developer")).containsAll(roles.get("operator")).doesNotContain("flow.delete");
        assertThat(roles.get("admin"))
                .containsExactlyInAnyOrderElementsOf(
                        binding.manifest().permissions().keySet());
    }

    @Test
    void only_tools_that_read_need_only_permissions_to_read() {
        assertThat(binding.tools().stream()
                        .filter(tool -> !tool.hints().readOnly())
                        .filter(tool -> tool.entry().permissions().stream()
                                .allMatch(permission -> permission.value().endsWith(".read")))
                        .map(BoundTool::name))
                .isEmpty();
    }

    private static Set<String> ignored(Call call) {
        boolean filtered = call.operation().parameters().stream().anyMatch(Parameter::filters);
        return call.settings().stream()
                .filter(setting -> filtered && !(setting.source() instanceof Source.FromFilters))
                .flatMap(setting -> call.operation().parameter(setting.parameter()).stream())
                .filter(parameter -> parameter.in() == Parameter.In.QUERY)
                .map(Parameter::name)
                .filter(name -> !READ_BESIDE_FILTERS.contains(name))
                .map(name -> call.operation().id() + "?" + name)
                .collect(Collectors.toSet());
    }

    private static Stream<Operation> operations() {
        return binding.adapters().stream()
                .flatMap(adapter -> adapter.lines().stream())
                .flatMap(line -> line.operations().stream());
    }
}
