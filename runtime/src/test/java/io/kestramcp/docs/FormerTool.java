package io.kestramcp.docs;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A tool of an earlier server.
 *
 * @param server the server's name
 * @param arguments all it took
 * @param cases the cases that a migration must tell apart; one empty text when there is but one
 */
record FormerTool(String server, String name, List<String> arguments, List<String> cases) {

    /** All of them, from the committed list, by server. */
    static Map<String, List<FormerTool>> all() throws IOException {
        Map<String, List<FormerTool>> all = new LinkedHashMap<>();
        Object list = MigrationReader.yaml(ProjectFile.read("runtime/src/test/resources/docs/former-tools.yaml"));
        MigrationReader.each(list, tools -> MigrationReader.each(tools, tool -> tool))
                .forEach((server, tools) -> all.put(
                        server,
                        tools.entrySet().stream()
                                .map(tool -> read(server, tool.getKey(), tool.getValue()))
                                .toList()));
        return all;
    }

    /** Whether the argument only chose the case. */
    boolean chooses(String argument) {
        return cases.stream().anyMatch(each -> each.startsWith(argument + "="));
    }

    private static FormerTool read(String server, String name, Object entry) {
        Map<String, Object> keys = MigrationReader.keys(entry, "arguments", "cases");
        List<String> cases = MigrationReader.list(keys.get("cases"), String::valueOf);
        return new FormerTool(
                server,
                name,
                MigrationReader.list(keys.get("arguments"), String::valueOf),
                cases.isEmpty() ? List.of("") : cases);
    }
}
