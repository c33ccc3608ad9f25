package io.kestramcp.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.generator.bind.Binding;
import io.kestramcp.generator.bind.BoundAdapter;
import io.kestramcp.generator.bind.BoundLine;
import io.kestramcp.generator.bind.BoundLine.Call;
import io.kestramcp.generator.bind.BoundLine.Setting;
import io.kestramcp.generator.bind.BoundTool;
import io.kestramcp.generator.bind.Source;
import io.kestramcp.generator.contract.Operation;
import io.kestramcp.generator.contract.Parameter;
import io.kestramcp.generator.manifest.ToolEntry;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rules that no single tool can break, held against the manifest and the contracts as they are. */
class ManifestRulesTest {
    /**
     * The plain query parameters that 2.0 reads, of operations that also have filters (wire notes of 2.0, section 4). All
     * others of such an operation are ignored in silence, and everything is answered.
     */
    private static final Map<String, Set<String>> READ_BESIDE_FILTERS = Map.of();

    private static final Set<String> PAGING = Set.of("page", "size", "sort");

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
    void what_only_reads_holds_only_permissions_to_read() {
        assertThat(binding.manifest().roles().get("viewer")).allMatch(permission -> permission.endsWith(".read"));
        assertThat(binding.manifest().roles().get("viewer")).doesNotContain("iam.read", "audit.read", "secret.read");
    }

    private static Set<String> ignored(Call call) {
        boolean filtered = call.operation().parameters().stream().anyMatch(Parameter::filters);
        Set<String> read = READ_BESIDE_FILTERS.getOrDefault(call.operation().id(), Set.of());
        return call.settings().stream()
                .filter(setting -> filtered && !(setting.source() instanceof Source.FromFilters))
                .flatMap(setting -> call.operation().parameter(setting.parameter()).stream())
                .filter(parameter -> parameter.in() == Parameter.In.QUERY)
                .map(Parameter::name)
                .filter(name -> !PAGING.contains(name) && !read.contains(name))
                .map(name -> call.operation().id() + "?" + name)
                .collect(Collectors.toSet());
    }

    private static Stream<Operation> operations() {
        return binding.adapters().stream()
                .flatMap(adapter -> adapter.lines().stream())
                .flatMap(line -> line.operations().stream());
    }
}
