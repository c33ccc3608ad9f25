package io.kestramcp.cli;

import io.kestramcp.access.Audit;
import io.kestramcp.config.Settings;
import io.kestramcp.identity.Principal;
import java.io.IOException;
import java.util.Optional;

/** The record of one of the operator's commands, in the file of the gateway's own. */
final class CommandAudit {
    private final Audit audit;
    private final String command;

    /**
     * @param command such as {@code token add}
     * @throws IOException when the audit file cannot be written
     */
    CommandAudit(Settings settings, String command) throws IOException {
        this.audit = AccessAssembly.audit(settings.access());
        this.command = command;
    }

    /** Records a step, before it is done. */
    void step(String step, Optional<Principal> user) {
        String name = System.getProperty("user.name");
        audit.command(new Principal(Principal.local().issuer(), name, name), command, step, user);
    }
}
