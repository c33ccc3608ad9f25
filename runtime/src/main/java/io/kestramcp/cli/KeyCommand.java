package io.kestramcp.cli;

import io.kestramcp.config.Settings;
import io.kestramcp.vault.KeyRing;
import io.kestramcp.vault.NewKey;
import io.kestramcp.vault.TokenVault;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The keys that users' tokens are sealed with. */
@Command(
        name = "key",
        description = "Make, rotate and check the keys that users' tokens are sealed with (ENCRYPTION_KEYS).",
        mixinStandardHelpOptions = true)
final class KeyCommand {
    private KeyCommand() {}

    /** With its subcommands. */
    static CommandLine line() {
        return new CommandLine(new KeyCommand())
                .addSubcommand(new Generate())
                .addSubcommand(Main.withSettings(new Rotate()))
                .addSubcommand(Main.withSettings(new Status()));
    }

    /** Needs no settings: it comes before them. */
    @Command(
            name = "generate",
            description = "Print a new key for ENCRYPTION_KEYS. Whoever has it can read every token: keep it secret.",
            mixinStandardHelpOptions = true)
    static final class Generate implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            spec.commandLine().getOut().println(NewKey.create(Clock.systemUTC()).reveal());
            return 0;
        }
    }

    /** The second step of a rotation, after the new key was set in front. */
    @Command(
            name = "rotate",
            description = "Seal every token with the first of ENCRYPTION_KEYS; after that the others can go.",
            mixinStandardHelpOptions = true)
    static final class Rotate implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws Exception {
            Settings settings = SettingOptions.read(spec.commandLine().getParseResult());
            try (Keeping keeping = new Keeping(settings)) {
                int sealed = keeping.vault().resealAll();
                PrintWriter out = spec.commandLine().getOut();
                out.println("Sealed anew: " + sealed + ".");
                return status(keeping.vault(), keeping.keys(), out);
            }
        }
    }

    /** Exit code 1: some token cannot be opened. */
    @Command(
            name = "status",
            description = "Tell how many tokens each key seals, and which keys are missing or no longer needed.",
            mixinStandardHelpOptions = true)
    static final class Status implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws Exception {
            Settings settings = SettingOptions.read(spec.commandLine().getParseResult());
            try (Keeping keeping = new Keeping(settings)) {
                return status(
                        keeping.vault(), keeping.keys(), spec.commandLine().getOut());
            }
        }
    }

    private static int status(TokenVault vault, KeyRing keys, PrintWriter out) {
        Map<String, Integer> counts = vault.countByKey();
        List<String> ids = keys.ids();
        for (String id : ids) {
            int count = counts.getOrDefault(id, 0);
            String role = id.equals(ids.get(0)) ? "seals" : count > 0 ? "opens" : "not needed: it can be removed";
            out.printf("%s  %d tokens  %s%n", id, count, role);
        }
        List<String> missing =
                counts.keySet().stream().filter(id -> !ids.contains(id)).toList();
        for (String id : missing) {
            out.printf("%s  %d tokens  MISSING: put it back into ENCRYPTION_KEYS%n", id, counts.get(id));
        }
        return missing.isEmpty() ? 0 : 1;
    }
}
