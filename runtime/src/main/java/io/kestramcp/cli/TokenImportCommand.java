package io.kestramcp.cli;

import io.kestramcp.config.Secret;
import io.kestramcp.config.Setting;
import io.kestramcp.config.Settings;
import io.kestramcp.identity.Principal;
import io.kestramcp.vault.FernetKey;
import io.kestramcp.vault.PredecessorTokens;
import io.kestramcp.vault.TokenVault;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes over an earlier server's tokens, once: run again after a user removed his, it would bring that back. */
@Command(
        name = "import",
        description = "Take over the token file of an earlier server, sealed with its ENCRYPTION_KEY. Tokens that users"
                + " have registered here stay. Delete the file afterwards.",
        mixinStandardHelpOptions = true)
final class TokenImportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The file of KESTRA_TOKEN_STORE.")
    private Path file;

    @Option(
            names = "--issuer",
            paramLabel = "URL",
            description = "The provider that the earlier server used, if more than one is set.")
    private String issuer;

    /** Exit code 1: some could not be read. */
    @Override
    public Integer call() throws Exception {
        Settings settings = SettingOptions.read(spec.commandLine().getParseResult());
        Secret key = settings.store()
                .encryptionKey()
                .orElseThrow(() -> new IllegalArgumentException(
                        Setting.ENCRYPTION_KEY.key() + " is not set: it must be the earlier server's key."));
        String provider = TokenOwner.one(issuer, settings);
        CommandAudit audit = new CommandAudit(settings, "token import");
        try (Keeping keeping = new Keeping(settings)) {
            TokenVault vault = keeping.vault();
            audit.step("begun", Optional.empty());
            PredecessorTokens.Report report =
                    new PredecessorTokens(file, FernetKey.parse(key)).takeInto(vault, provider);
            for (String user : report.taken()) {
                audit.step("registered", Optional.of(new Principal(provider, user, user)));
            }
            PrintWriter out = spec.commandLine().getOut();
            report.taken().forEach(user -> out.println("taken over: " + user));
            report.present().forEach(user -> out.println("has one here already: " + user));
            report.unreadable().forEach(user -> out.println("cannot be read, must register again: " + user));
            return report.unreadable().isEmpty() ? 0 : 1;
        }
    }
}
