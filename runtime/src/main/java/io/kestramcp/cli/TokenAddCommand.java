package io.kestramcp.cli;

import io.kestramcp.config.Secret;
import io.kestramcp.config.Settings;
import io.kestramcp.identity.Principal;
import io.kestramcp.kestra.CredentialSource;
import io.kestramcp.kestra.HttpKestraClient;
import io.kestramcp.tool.CredentialTrial;
import io.kestramcp.tool.ToolCatalog;
import io.kestramcp.vault.TokenVault;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Registers a token in place of the user's earlier one. */
@Command(
        name = "add",
        description = "Register a user's Kestra API token. It is read from the terminal or from standard input, tried"
                + " against Kestra, and sealed.",
        mixinStandardHelpOptions = true)
final class TokenAddCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private final TokenOwner owner = new TokenOwner();

    @Option(names = "--untried", description = "Do not try it against Kestra.")
    private boolean untried;

    private final SecretInput input;

    TokenAddCommand(SecretInput input) {
        this.input = input;
    }

    /** Exit code 1: Kestra refuses it, and nothing was kept. */
    @Override
    public Integer call() throws Exception {
        Settings settings = SettingOptions.read(spec.commandLine().getParseResult());
        Principal user = owner.in(settings);
        CommandAudit audit = new CommandAudit(settings, "token add");
        try (Keeping keeping = new Keeping(settings)) {
            TokenVault vault = keeping.vault();
            Secret token = input.read("Kestra API token of " + user.displayName());
            Optional<String> complaint = untried ? Optional.empty() : complaint(settings, token);
            audit.step(complaint.isPresent() ? "refused" : "registered", Optional.of(user));
            if (complaint.isPresent()) {
                spec.commandLine().getErr().println("The token was not kept. " + complaint.get());
                return 1;
            }
            boolean replaced = vault.find(user).isPresent();
            vault.register(user, token, "token of user " + user.displayName());
            PrintWriter out = spec.commandLine().getOut();
            out.println((replaced ? "Replaced the" : "Registered a") + " token of user " + user.displayName() + ".");
            return 0;
        }
    }

    private static Optional<String> complaint(Settings settings, Secret token) {
        ToolCatalog catalog = Assembly.catalog();
        CredentialSource none = caller -> Optional.empty();
        try (HttpKestraClient kestra =
                new HttpKestraClient(settings.kestra(), none, catalog.lines(), Version.current())) {
            return new TokenTrial(new CredentialTrial(catalog, settings.kestra().tenant()), kestra).complaint(token);
        }
    }
}
