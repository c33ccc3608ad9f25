package io.kestramcp.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Kestra tokens of users, for the operator. */
@Command(
        name = "token",
        description = "Register, remove and list users' Kestra API tokens (KESTRA_MCP_CREDENTIALS=per-user).",
        footer = "A store in a file serves one process: stop the gateway first, or let users register at its page.",
        mixinStandardHelpOptions = true)
final class TokenCommand {
    private TokenCommand() {}

    /** With its subcommands. */
    static CommandLine line(SecretInput input) {
        return new CommandLine(new TokenCommand())
                .addSubcommand(Main.withSettings(new TokenAddCommand(input)))
                .addSubcommand(Main.withSettings(new TokenRemoveCommand()))
                .addSubcommand(Main.withSettings(new TokenListCommand()))
                .addSubcommand(Main.withSettings(new TokenImportCommand()));
    }
}
