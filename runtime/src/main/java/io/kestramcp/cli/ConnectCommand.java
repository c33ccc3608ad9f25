package io.kestramcp.cli;

import io.kestramcp.config.GivenSettings;
import io.kestramcp.config.Setting;
import io.kestramcp.connect.Advice;
import io.kestramcp.connect.Assistant;
import io.kestramcp.connect.ConfigFile;
import io.kestramcp.connect.ConfigTarget;
import io.kestramcp.connect.Connection;
import io.kestramcp.connect.Places;
import io.kestramcp.connect.UnmergeableException;
import io.kestramcp.name.NearestName;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells an assistant of this gateway. What is to be pasted goes to standard output, what is to be known to the other. */
@Command(
        name = "connect",
        description = "Print the configuration by which an assistant uses this gateway, or write it.",
        footer =
                "Without --url the assistant starts the gateway itself, with the settings that are set here. Secrets are"
                        + " never written; give them as KESTRA_PASSWORD_FILE or KESTRA_API_TOKEN_FILE.",
        mixinStandardHelpOptions = true)
final class ConnectCommand implements Callable<Integer> {
    private static final String SHARED = "shared";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Places places;
    private final String launcher;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "CLIENT",
            description = "claude-code, claude-desktop, cursor, vscode, codex, gemini, zed or kestra-ai-agent.")
    private String client;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Address of a gateway that runs, such as https://mcp.example.com; /mcp is added.")
    private String url;

    @Option(
            names = "--write",
            description = "Write it into the client's file; all else in it stays, and a copy of it is put beside it.")
    private boolean write;

    @Option(names = "--file", paramLabel = "FILE", description = "The file to write, instead of the usual one.")
    private Path file;

    @Option(
            names = "--name",
            defaultValue = "kestra",
            paramLabel = "NAME",
            description = "The server's name in the client. Default: ${DEFAULT-VALUE}.")
    private String name;

    @Option(
            names = "--command",
            paramLabel = "PATH",
            description = "The command that the client starts. Default: the one that runs now.")
    private String command;

    /** @param launcher the command that started this process, as far as that is known */
    ConnectCommand(Places places, String launcher) {
        this.places = places;
        this.launcher = launcher;
    }

    /** Exit code 1: it cannot be written; what to paste is printed then. */
    @Override
    public Integer call() throws Exception {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "--name must be letters, digits, _ and -, at most 64; not '" + name + "'.");
        }
        Assistant assistant = assistant();
        Connection connection = url == null ? stdio() : new Connection.Http(endpoint(url));
        Advice advice = assistant.advice(name, connection);
        if (advice instanceof Advice.Impossible impossible) {
            spec.commandLine().getErr().println(impossible.why());
            return 1;
        }
        Advice.Paste paste = (Advice.Paste) advice;
        int code = write ? written(assistant, connection, paste) : printed(paste);
        paste.notes().forEach(note -> spec.commandLine().getErr().println(note));
        if (connection instanceof Connection.Stdio stdio && !hasCredential(stdio)) {
            spec.commandLine()
                    .getErr()
                    .println(
                            "No credential for Kestra is set here, so the gateway will send none. If Kestra wants one, set"
                                    + " KESTRA_API_TOKEN_FILE, or KESTRA_USERNAME and KESTRA_PASSWORD_FILE, and run this again.");
        }
        return code;
    }

    private int printed(Advice.Paste paste) {
        PrintWriter err = spec.commandLine().getErr();
        paste.command()
                .ifPresent(line -> err.println("Run in a terminal: " + line + System.lineSeparator() + "Or else"));
        err.println(paste.where());
        spec.commandLine().getOut().println(paste.text());
        return 0;
    }

    private int written(Assistant assistant, Connection connection, Advice.Paste paste) throws IOException {
        Optional<ConfigTarget> target =
                file == null ? assistant.target(places) : Optional.of(new ConfigTarget(file, false));
        if (target.isEmpty()) {
            spec.commandLine().getErr().println(assistant.title() + " has no file to write. Paste it:");
            printed(paste);
            return 1;
        }
        Path path = target.get().file();
        try {
            told(
                    path,
                    ConfigFile.merge(path, assistant, name, connection),
                    target.get().shared());
            return 0;
        } catch (UnmergeableException e) {
            spec.commandLine()
                    .getErr()
                    .println(path + " " + e.getMessage() + " It was not touched. Paste this yourself.");
            printed(paste);
            return 1;
        }
    }

    private void told(Path path, ConfigFile.Outcome outcome, boolean shared) {
        PrintWriter out = spec.commandLine().getOut();
        if (outcome instanceof ConfigFile.Outcome.Written written) {
            out.println("Wrote " + path + "."
                    + written.backup().map(copy -> " As it was: " + copy + ".").orElse(""));
        } else {
            out.println(path + " has it already.");
        }
        if (shared) {
            out.println("This file is commonly committed. It holds no secret.");
        }
    }

    private Assistant assistant() {
        List<String> ids = Assistant.all().stream().map(Assistant::id).toList();
        return Assistant.all().stream()
                .filter(each -> each.id().equals(client))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no client " + client + "; there are "
                        + ids.stream().collect(Collectors.joining(", ")) + "."
                        + NearestName.of(client, ids)
                                .map(near -> " Did you mean " + near + "?")
                                .orElse("")));
    }

    private Connection stdio() throws Exception {
        // Tells what is wrong with them, if anything is.
        SettingOptions.read(spec.commandLine().getParseResult());
        Surroundings around = Main.surroundings(spec.commandLine().getParseResult());
        GivenSettings given = GivenSettings.read(
                SettingOptions.flags(spec.commandLine().getParseResult()),
                around.environment(),
                Optional.of(around.dotEnv()));
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put(
                Setting.KESTRA_BASE_URL.key(),
                Setting.KESTRA_BASE_URL.defaultValue().orElseThrow());
        environment.putAll(given.texts());
        return new Connection.Stdio(
                command == null ? launcher : command, List.of("stdio"), environment, given.secrets());
    }

    /** Who says that nobody acts with a shared one misses none. */
    private static boolean hasCredential(Connection.Stdio stdio) {
        String mode = stdio.environment().getOrDefault(Setting.KESTRA_MCP_CREDENTIALS.key(), SHARED);
        return !mode.strip().equalsIgnoreCase(SHARED)
                || Stream.of(Setting.KESTRA_API_TOKEN, Setting.KESTRA_PASSWORD)
                        .map(Setting::key)
                        .anyMatch(key -> stdio.secrets().contains(key)
                                || stdio.environment().containsKey(key + "_FILE"));
    }

    private static URI endpoint(String text) {
        URI read = URI.create(text.strip());
        if (read.getHost() == null
                || !("http".equals(read.getScheme()) || "https".equals(read.getScheme()))
                || read.getRawUserInfo() != null
                || read.getRawQuery() != null
                || read.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "--url must be an http or https address without user, query and fragment, such as"
                            + " https://mcp.example.com; not '" + text + "'.");
        }
        String path = read.getRawPath().replaceAll("/+$", "");
        return read.resolve(path.endsWith("/mcp") ? path : path + "/mcp");
    }
}
