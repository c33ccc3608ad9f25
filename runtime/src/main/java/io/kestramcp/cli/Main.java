package io.kestramcp.cli;

import io.kestramcp.connect.Places;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** The command line of the gateway. */
@Command(
        name = "kestra-mcp",
        description = "The MCP gateway for Kestra.",
        mixinStandardHelpOptions = true,
        versionProvider = ToldVersion.class,
        footer = {
            "",
            "From a checkout also: kestra-mcp demo [--check], a stand-in Kestra to try it with; kestra-mcp sandbox;"
                    + " kestra-mcp api import.",
            "Every setting is also a variable of the environment, and may stand in .env; flags win."
        })
public final class Main {
    /** Exit code when settings or arguments are wrong. */
    static final int USAGE = 2;

    private final Surroundings surroundings;

    private Main(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Runs one command. Exit code 0: done; 1: it failed; 2: settings or arguments are wrong. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The commands, for running and for tests. */
    static CommandLine commandLine() {
        return commandLine(Surroundings.ofProcess());
    }

    /** Likewise, in other surroundings. */
    static CommandLine commandLine(Surroundings surroundings) {
        CommandLine root = new CommandLine(new Main(surroundings));
        root.addSubcommand(withSettings(new ServeCommand()));
        root.addSubcommand(withSettings(new StdioCommand()));
        root.addSubcommand(withSettings(new ToolsCommand()).addSubcommand(new ToolsDiffCommand()));
        root.addSubcommand(withSettings(new ExplainCommand()));
        root.addSubcommand(withSettings(new WhoCanCommand()));
        root.addSubcommand(withSettings(new DoctorCommand()));
        root.addSubcommand(withSettings(new ConnectCommand(
                Places.ofProcess(surroundings.environment()),
                System.getProperty("kestra-mcp.launcher", "kestra-mcp"))));
        root.addSubcommand(TokenCommand.line(surroundings.secrets()));
        root.addSubcommand(KeyCommand.line());
        root.addSubcommand(AuditCommand.line());
        root.setExecutionExceptionHandler(told());
        return root;
    }

    /** What a command of this line finds around it. */
    static Surroundings surroundings(ParseResult parsed) {
        return ((Main) parsed.commandSpec().root().userObject()).surroundings;
    }

    /** A command that takes every setting. */
    static CommandLine withSettings(Object command) {
        CommandLine line = new CommandLine(command);
        SettingOptions.addTo(line.getCommandSpec());
        return line;
    }

    /** What the operator can mend is told in words; anything else keeps its stack trace. */
    private static IExecutionExceptionHandler told() {
        return (problem, line, parsed) -> StartProblem.tell(problem, line.getErr()::println);
    }
}
