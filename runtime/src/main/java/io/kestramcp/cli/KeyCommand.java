package io.kestramcp.cli;

import io.kestramcp.config.Settings;
import io.kestramcp.vault.NewKey;
import io.kestramcp.vault.StoredSeals;
import io.kestramcp.vault.TokenVault;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The keys that users' tokens are sealed with. */
@Command(
        name = "key",
        description = "Make, rotate and check the keys that users' tokens and the gateway's own secrets are sealed with"
                + " (ENCRYPTION_KEYS).",
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
            description =
                    "Seal everything in the store with the first of ENCRYPTION_KEYS; after that the others can go.",
            mixinStandardHelpOptions = true)
    static final class Rotate implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws Exception {
            Settings settings = SettingOptions.read(spec.commandLine().getParseResult());
            CommandAudit audit = new CommandAudit(settings, "key rotate");
            try (Keeping keeping = new Keeping(settings)) {
                TokenVault vault = keeping.vault();
                audit.step("sealed anew", Optional.empty());
                StoredSeals.Report others = keeping.seals().resealAll();
                int sealed = vault.resealAll() + others.sealed();
                PrintWriter out = spec.commandLine().getOut();
                out.println("Sealed anew: " + sealed + ".");
                if (others.closed() > 0) {
                    out.println("Left, for they do not open: " + others.closed() + " signing keys or sessions.");
                }
                return Math.max(status(keeping, out), others.closed() > 0 ? 1 : 0);
            }
        }
    }

    /** Exit code 1: something is sealed with a key that is not set. */
    @Command(
            name = "status",
            description = "Tell what each key seals, and which keys are missing or no longer needed.",
            mixinStandardHelpOptions = true)
    static final class Status implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws Exception {
            Settings settings = SettingOptions.read(spec.commandLine().getParseResult());
            try (Keeping keeping = new Keeping(settings)) {
                return status(keeping, spec.commandLine().getOut());
            }
        }
    }

    private static int status(Keeping keeping, PrintWriter out) {
        Map<String, Integer> tokens = keeping.vault().countByKey();
        Map<String, Integer> others = keeping.seals().countByKey();
        Set<String> used = new TreeSet<>(tokens.keySet());
        used.addAll(others.keySet());
        List<String> ids = keeping.keys().ids();
        for (String id : ids) {
            String role =
                    id.equals(ids.get(0)) ? "seals" : used.contains(id) ? "opens" : "not needed: it can be removed";
            print(out, id, tokens, others, role);
        }
        used.removeAll(ids);
        used.forEach(id -> print(out, id, tokens, others, "MISSING: put it back into ENCRYPTION_KEYS"));
        return used.isEmpty() ? 0 : 1;
    }

    private static void print(
            PrintWriter out, String id, Map<String, Integer> tokens, Map<String, Integer> others, String role) {
        out.printf(
                "%s  %d tokens, %d signing keys and sessions  %s%n",
                id, tokens.getOrDefault(id, 0), others.getOrDefault(id, 0), role);
    }
}
