package io.kestramcp.cli;

import io.kestramcp.config.Settings;
import io.kestramcp.identity.Principal;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Forgets a token. */
@Command(
        name = "remove",
        description = "Forget a user's Kestra API token. In Kestra it stays valid until it is revoked there.",
        mixinStandardHelpOptions = true)
final class TokenRemoveCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private final TokenOwner owner = new TokenOwner();

    /** Exit code 1: there was none. */
    @Override
    public Integer call() throws Exception {
        Settings settings = SettingOptions.read(spec.commandLine().getParseResult());
        Principal user = owner.in(settings);
        try (Keeping keeping = new Keeping(settings)) {
            new CommandAudit(settings, "token remove").step("removed", Optional.of(user));
            boolean removed = keeping.vault().remove(user);
            spec.commandLine()
                    .getOut()
                    .println(
                            removed
                                    ? "Removed the token of user " + user.displayName() + "."
                                    : "No token of user " + user.displayName() + " is registered.");
            return removed ? 0 : 1;
        }
    }
}
