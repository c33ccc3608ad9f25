package io.kestramcp.connect;

import com.google.gson.JsonPrimitive;
import io.kestramcp.connect.Connection.Http;
import io.kestramcp.connect.Connection.Stdio;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** OpenAI's Codex, whose configuration is TOML. A JSON text is a basic string of TOML too. */
final class Codex implements Assistant {
    @Override
    public String id() {
        return "codex";
    }

    @Override
    public String title() {
        return "Codex";
    }

    @Override
    public Advice advice(String name, Connection connection) {
        List<String> notes =
                connection instanceof Stdio stdio && !stdio.secrets().isEmpty()
                        ? List.of("Codex takes " + String.join(" and ", stdio.secrets())
                                + " from the environment that it is started in.")
                        : List.of();
        return new Advice.Paste("In ~/.codex/config.toml:", table(name, connection), Optional.empty(), notes);
    }

    @Override
    public Optional<ConfigTarget> target(Places places) {
        return Optional.of(new ConfigTarget(
                places.named("CODEX_HOME", places.home().resolve(".codex")).resolve("config.toml"), false));
    }

    @Override
    public String merged(String current, String name, Connection connection) throws UnmergeableException {
        return TomlDocument.read(current).with(List.of("mcp_servers", name), table(name, connection));
    }

    private static String table(String name, Connection connection) {
        String head = "[mcp_servers." + name + "]\n";
        if (connection instanceof Http http) {
            return head + "url = " + quoted(http.url().toString());
        }
        Stdio stdio = (Stdio) connection;
        StringBuilder table = new StringBuilder(head)
                .append("command = ")
                .append(quoted(stdio.command()))
                .append("\nargs = ")
                .append(list(stdio.arguments()));
        if (!stdio.environment().isEmpty()) {
            table.append("\nenv = ").append(inline(stdio.environment()));
        }
        if (!stdio.secrets().isEmpty()) {
            table.append("\nenv_vars = ").append(list(stdio.secrets()));
        }
        return table.toString();
    }

    private static String inline(Map<String, String> values) {
        return values.entrySet().stream()
                .map(each -> each.getKey() + " = " + quoted(each.getValue()))
                .collect(Collectors.joining(", ", "{ ", " }"));
    }

    private static String list(List<String> texts) {
        return texts.stream().map(Codex::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String text) {
        return new JsonPrimitive(text).toString();
    }
}
