package io.kestramcp.connect;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.connect.Connection.Http;
import io.kestramcp.connect.Connection.Stdio;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The assistants whose configuration is JSON: alike, but for names that differ. As their documentation of 2026 has it. */
final class JsonAssistant implements Assistant {
    static final JsonAssistant CLAUDE_CODE = new JsonAssistant(
            "claude-code",
            "Claude Code",
            ".mcp.json of a project",
            new Form("mcpServers", false, "url", true, "${%s}"),
            places -> new ConfigTarget(places.project().resolve(".mcp.json"), true));

    static final JsonAssistant CLAUDE_DESKTOP = new JsonAssistant(
            "claude-desktop",
            "Claude Desktop",
            "claude_desktop_config.json (Settings, Developer, Edit Config)",
            new Form("mcpServers", false, "", false, ""),
            places -> new ConfigTarget(places.applications().resolve("Claude/claude_desktop_config.json"), false));

    static final JsonAssistant CURSOR = new JsonAssistant(
            "cursor",
            "Cursor",
            "~/.cursor/mcp.json, or .cursor/mcp.json of a project",
            new Form("mcpServers", false, "url", false, "${env:%s}"),
            places -> new ConfigTarget(places.home().resolve(".cursor/mcp.json"), false));

    static final JsonAssistant VSCODE = new JsonAssistant(
            "vscode",
            "VS Code",
            ".vscode/mcp.json of a project",
            new Form("servers", true, "url", true, "${input:%s}"),
            places -> new ConfigTarget(places.project().resolve(".vscode/mcp.json"), true));

    static final JsonAssistant GEMINI = new JsonAssistant(
            "gemini",
            "Gemini CLI",
            "~/.gemini/settings.json",
            new Form("mcpServers", false, "httpUrl", false, "${%s}"),
            places -> new ConfigTarget(places.home().resolve(".gemini/settings.json"), false));

    static final JsonAssistant ZED = new JsonAssistant(
            "zed",
            "Zed",
            "settings.json (action zed: open settings file)",
            new Form("context_servers", false, "url", false, ""),
            places -> new ConfigTarget(zed(places).resolve("settings.json"), false));

    /**
     * @param section the member that holds the servers
     * @param typedStdio whether a program has {@code type: stdio}
     * @param url the member with the address; empty text where there are no remote servers
     * @param typedHttp whether an address has {@code type: http}
     * @param secret how a variable of the environment is referred to; empty text where it cannot be
     */
    private record Form(String section, boolean typedStdio, String url, boolean typedHttp, String secret) {}

    private static final Gson JSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final String id;
    private final String title;
    private final String where;
    private final Form form;
    private final Function<Places, ConfigTarget> target;

    JsonAssistant(String id, String title, String where, Form form, Function<Places, ConfigTarget> target) {
        this.id = id;
        this.title = title;
        this.where = where;
        this.form = form;
        this.target = target;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Optional<ConfigTarget> target(Places places) {
        return Optional.of(target.apply(places));
    }

    @Override
    public Advice advice(String name, Connection connection) {
        if (connection instanceof Http http && form.url().isEmpty()) {
            return new Advice.Impossible(title
                    + " knows remote servers only as connectors: Settings, Connectors, Add custom"
                    + " connector, and give it " + http.url() + ". It connects from Anthropic's servers, so the address"
                    + " must be reachable from there; else leave out --url, and it starts the gateway itself.");
        }
        return new Advice.Paste(
                "In " + where + ":", text(name, connection), command(name, connection), notes(connection));
    }

    /** The file's content, if there were nothing else in it. */
    String text(String name, Connection connection) {
        JsonObject root = new JsonObject();
        JsonArray inputs = inputs(connection);
        if (!inputs.isEmpty()) {
            root.add("inputs", inputs);
        }
        JsonObject servers = new JsonObject();
        servers.add(name, entry(connection));
        root.add(form.section(), servers);
        return JSON.toJson(root);
    }

    @Override
    public String merged(String current, String name, Connection connection) throws UnmergeableException {
        if (advice(name, connection) instanceof Advice.Impossible impossible) {
            throw new UnmergeableException("is not for this: " + impossible.why());
        }
        JsonDocument document = JsonDocument.read(current).with(form.section(), name, entry(connection));
        for (JsonElement input : inputs(connection)) {
            document = document.withElement("inputs", "id", input.getAsJsonObject());
        }
        return document.text();
    }

    private JsonObject entry(Connection connection) {
        JsonObject entry = new JsonObject();
        if (connection instanceof Stdio stdio) {
            if (form.typedStdio()) {
                entry.addProperty("type", "stdio");
            }
            entry.addProperty("command", stdio.command());
            JsonArray arguments = new JsonArray();
            stdio.arguments().forEach(arguments::add);
            entry.add("args", arguments);
            JsonObject environment = new JsonObject();
            stdio.environment().forEach(environment::addProperty);
            if (!form.secret().isEmpty()) {
                stdio.secrets()
                        .forEach(secret ->
                                environment.addProperty(secret, form.secret().formatted(secret)));
            }
            entry.add("env", environment);
        } else if (connection instanceof Http http) {
            if (form.typedHttp()) {
                entry.addProperty("type", "http");
            }
            entry.addProperty(form.url(), http.url().toString());
        }
        return entry;
    }

    /** VS Code asks for what these describe, once, and keeps it safe. */
    private JsonArray inputs(Connection connection) {
        JsonArray inputs = new JsonArray();
        if (this == VSCODE && connection instanceof Stdio stdio) {
            for (String secret : stdio.secrets()) {
                JsonObject input = new JsonObject();
                input.addProperty("type", "promptString");
                input.addProperty("id", secret);
                input.addProperty("description", secret);
                input.addProperty("password", true);
                inputs.add(input);
            }
        }
        return inputs;
    }

    /** Claude Code's own command; not with a secret, which every user of the machine could read off it. */
    private Optional<String> command(String name, Connection connection) {
        if (this != CLAUDE_CODE) {
            return Optional.empty();
        }
        if (connection instanceof Http http) {
            return Optional.of("claude mcp add --transport http " + name + " "
                    + Shell.word(http.url().toString()));
        }
        Stdio stdio = (Stdio) connection;
        if (!stdio.secrets().isEmpty()) {
            return Optional.empty();
        }
        // Its --env takes every word up to the next option, so that a name after it would be read as a variable.
        List<String> words = new ArrayList<>(List.of("claude", "mcp", "add", "--transport", "stdio", name));
        stdio.environment().forEach((key, value) -> words.addAll(List.of("--env", key + "=" + value)));
        words.addAll(List.of("--", stdio.command()));
        words.addAll(stdio.arguments());
        return Optional.of(Shell.line(words));
    }

    private List<String> notes(Connection connection) {
        if (!(connection instanceof Stdio stdio) || stdio.secrets().isEmpty()) {
            return List.of();
        }
        String secrets = String.join(" and ", stdio.secrets());
        if (this == VSCODE) {
            return List.of("VS Code asks for " + secrets + " at the first start, and keeps it.");
        }
        return form.secret().isEmpty()
                ? List.of(secrets + " is left out, for " + title
                        + " can only be given it in clear. Put it into a file that"
                        + " only you can read, and run this again with "
                        + stdio.secrets().get(0) + "_FILE set to its path"
                        + " instead.")
                : List.of(title + " takes " + secrets + " from the environment that it is started in.");
    }

    private static Path zed(Places places) {
        return switch (places.system()) {
            case WINDOWS -> places.roaming().resolve("Zed");
            case MAC -> places.home().resolve(".config/zed");
            case LINUX -> places.config().resolve("zed");
        };
    }
}
