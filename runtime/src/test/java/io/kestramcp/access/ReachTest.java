package io.kestramcp.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.kestra.ApiLine;
import io.kestramcp.tool.Reach;
import io.kestramcp.tool.ToolCatalog;
import io.kestramcp.tool.ToolDescriptor;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the manifest says of a tool's reach is checked against what it says of its filters. */
class ReachTest {
    private static final Path MANIFEST = Path.of("..", "tool-manifest.yaml");

    /** Read nothing but {@code search_flows}, or {@code list_executions} and {@code search_triggers}, in the namespace. */
    private static final Set<String> READ_BY_HAND = Set.of("find_flow", "get_namespace_health");

    @ParameterizedTest
    @ValueSource(strings = {"1.3", "2.0"})
    void a_required_namespace_of_a_search_is_a_filter_for_exactly_it(String line) {
        Set<String> exact = searches(line, Reach.NAMESPACE);
        assertThat(exact).contains("list_flows", "list_keys");
        assertThat(exact).allMatch(name -> operator(name).equals("EQUALS"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.3", "2.0"})
    void another_namespace_of_a_search_is_a_filter_for_it_and_what_is_below(String line) {
        Set<String> trees = searches(line, Reach.TREE);
        assertThat(trees).contains("search_flows", "list_executions", "search_logs", "search_triggers");
        assertThat(trees).filteredOn(name -> !READ_BY_HAND.contains(name)).allMatch(name -> operator(name)
                .equals("PREFIX"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "search_namespaces",
                "evaluate_expression",
                "kill_executions",
                "search_users",
                "search_bindings",
                "create_binding",
                "list_dashboards",
                "search_audit_log",
                "create_announcement"
            })
    void what_reaches_beyond_one_namespace_is_not_taken_for_less(String name) {
        assertThat(Rules.tool(name).reach()).isEqualTo(Reach.INSTANCE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"execute_flow", "get_flow", "get_key", "set_key", "read_file", "get_trigger"})
    void the_everyday_tools_can_be_used_within_a_namespace(String name) {
        assertThat(Rules.tool(name).reach()).isEqualTo(Reach.NAMESPACE);
    }

    private static Set<String> searches(String line, Reach reach) {
        return Rules.CATALOG.all().stream()
                .map(ToolCatalog.Entry::descriptor)
                .filter(tool -> tool.bindings().containsKey(new ApiLine(line)))
                .filter(tool -> tool.reach() == reach)
                .filter(tool -> binding(tool, line)
                        .operations()
                        .get(0)
                        .path()
                        .matches("/api/v1/\\{tenant}/(\\w+/search|kv|secrets)"))
                .map(ToolDescriptor::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static ToolDescriptor.Binding binding(ToolDescriptor tool, String line) {
        return tool.bindings().get(new ApiLine(line));
    }

    /** The operator of the tool's namespace filter, which no line may change. */
    private static String operator(String name) {
        Map<?, ?> tool = manifest().stream()
                .filter(each -> each.get("name").equals(name))
                .findFirst()
                .orElseThrow();
        for (String line : List.of("1.3", "2.0")) {
            assertThat(String.valueOf(tool.get(line))).as(name).doesNotContain("namespace={op");
        }
        Object filter = ((Map<?, ?>) tool.get("filters")).get("namespace");
        if (filter instanceof List<?> several) {
            // The others narrow further what the argument namespace names.
            filter = several.stream()
                    .map(each -> (Map<?, ?>) each)
                    .filter(each -> each.get("as").equals("namespace"))
                    .findFirst()
                    .orElseThrow();
        }
        return filter instanceof Map<?, ?> map ? String.valueOf(map.get("op")) : String.valueOf(filter);
    }

    private static List<Map<?, ?>> manifest() {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(1000);
        try (Reader reader = Files.newBufferedReader(MANIFEST)) {
            Map<String, List<Map<?, ?>>> read = new Yaml(new SafeConstructor(options)).load(reader);
            return read.get("tools");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
