package io.kestramcp.cli;

import io.kestramcp.config.SettingsException;
import io.kestramcp.store.StoreException;
import io.kestramcp.vault.VaultException;
import java.io.IOException;
import java.util.function.Consumer;

/** Why a command could not do its work, in words where the operator can mend it. */
final class StartProblem {
    private StartProblem() {}

    /**
     * Tells.
     *
     * @param line takes the lines, for standard error
     * @return the exit code
     * @throws Exception the problem itself, when it is a defect of ours: its stack trace is wanted
     */
    static int tell(Exception problem, Consumer<String> line) throws Exception {
        if (problem instanceof SettingsException
                || problem instanceof IllegalArgumentException
                || problem instanceof VaultException) {
            line.accept("kestra-mcp cannot start:");
            problem.getMessage().lines().forEach(each -> line.accept("  " + each));
            return Main.USAGE;
        }
        if (problem instanceof IOException || problem instanceof StoreException) {
            line.accept("kestra-mcp: " + problem.getMessage());
            return 1;
        }
        throw problem;
    }
}
