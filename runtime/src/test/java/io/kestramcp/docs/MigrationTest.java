package io.kestramcp.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.config.Setting;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The migration table leaves out nothing of the earlier servers, and names nothing that does not exist here. */
class MigrationTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    static Stream<FormerTool> formerTools() throws IOException {
        return FormerTool.all().values().stream().flatMap(List::stream);
    }

    @Test
    void the_list_has_every_tool_of_both_servers() throws IOException {
        Map<String, List<FormerTool>> former = FormerTool.all();
        assertThat(former.get("kestra-server-mcp")).hasSize(14);
        assertThat(former.get("mcp-server-python")).hasSize(39);
        Migration migration = MigrationReader.read();
        assertThat(migration.servers()).containsOnlyKeys(former.keySet());
        assertThat(migration.tools()).containsOnlyKeys(former.keySet());
        former.forEach((server, tools) -> assertThat(
                        migration.tools().get(server).keySet())
                .containsExactlyElementsOf(tools.stream().map(FormerTool::name).toList()));
    }

    @ParameterizedTest
    @MethodSource("formerTools")
    void every_case_of_a_former_tool_has_one_row(FormerTool former) throws IOException {
        assertThat(rows(former)).extracting(Migration.Row::when).containsExactlyInAnyOrderElementsOf(former.cases());
    }

    @ParameterizedTest
    @MethodSource("formerTools")
    void every_argument_of_a_former_tool_is_accounted_for(FormerTool former) throws IOException {
        List<Migration.Row> rows = rows(former);
        Set<String> told = new TreeSet<>();
        for (Migration.Row row : rows) {
            told.addAll(row.renamed().keySet());
            told.addAll(row.gone());
            assertThat(former.arguments())
                    .as("arguments then")
                    .containsAll(row.renamed().keySet())
                    .containsAll(row.gone());
            assertThat(arguments(row))
                    .as("arguments now")
                    .containsAll(row.renamed().values())
                    .noneMatch(row.gone()::contains);
        }
        Set<String> kept = rows.stream().flatMap(row -> arguments(row).stream()).collect(Collectors.toSet());
        assertThat(former.arguments())
                .allMatch(argument -> former.chooses(argument) || told.contains(argument) || kept.contains(argument));
    }

    @ParameterizedTest
    @MethodSource("formerTools")
    void what_is_told_of_a_former_tool_names_only_tools_arguments_and_settings_of_today(FormerTool former)
            throws IOException {
        for (Migration.Row row : rows(former)) {
            assertThat(row.now()).allMatch(tool -> CATALOGUE.tool(tool).isPresent());
            assertThat(row.now().isEmpty() && row.changes().isEmpty())
                    .as("a tool without successor has a reason")
                    .isFalse();
            assertThat(words(row.changes()))
                    .allMatch(word -> CATALOGUE.tool(word).isPresent()
                            || arguments(row).contains(word)
                            || settings().contains(word));
        }
    }

    private static List<Migration.Row> rows(FormerTool former) throws IOException {
        return MigrationReader.read().tools().get(former.server()).get(former.name());
    }

    private static Set<String> arguments(Migration.Row row) {
        return row.now().stream()
                .flatMap(tool -> Catalogue.arguments(CATALOGUE.tool(tool).orElseThrow()).stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> settings() {
        return Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.toSet());
    }

    private static List<String> words(String text) {
        return CODE.matcher(text)
                .results()
                .map((MatchResult code) -> code.group(1))
                .toList();
    }
}
