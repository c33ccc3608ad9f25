package io.kestramcp.cli;

import io.kestramcp.config.Settings;
import io.kestramcp.vault.RegisteredToken;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists who has registered a token, of the tenant that is set. */
@Command(
        name = "list",
        description = "List whose Kestra API tokens are registered, and since when. No token is shown.",
        mixinStandardHelpOptions = true)
final class TokenListCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Settings settings = SettingOptions.read(spec.commandLine().getParseResult());
        try (Keeping keeping = new Keeping(settings)) {
            PrintWriter out = spec.commandLine().getOut();
            for (RegisteredToken each : keeping.vault().list()) {
                out.printf(
                        "%s  %s  %s  (registered %s, sealed with %s)%n",
                        each.issuer(), each.subject(), each.label(), each.updatedAt(), each.keyId());
            }
            return 0;
        }
    }
}
