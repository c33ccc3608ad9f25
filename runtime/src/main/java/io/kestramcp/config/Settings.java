package io.kestramcp.config;

import java.util.List;
import java.util.Map;

/**
 * Everything that was set, checked.
 *
 * @param kestra the Kestra behind this gateway
 * @param server how assistants connect
 * @param tools what is served
 * @param access who is let in, and to what
 * @param credentials with whose rights callers act in Kestra
 * @param store what is kept, and how it is sealed
 * @param log what is logged
 * @param operation how the gateway is run and watched
 * @param warnings what the operator should know although it stops nothing; one sentence each, without secrets
 */
public record Settings(
        KestraSettings kestra,
        ServerSettings server,
        ToolSettings tools,
        AccessSettings access,
        Credentials credentials,
        StoreSettings store,
        LogSettings log,
        OperationSettings operation,
        List<String> warnings) {
    /** Keeps an unmodifiable copy. */
    public Settings {
        warnings = List.copyOf(warnings);
    }

    /** The same where nobody connects: over stdio the caller is the user who started the process. */
    public Settings withoutSignIn() {
        AccessSettings local =
                new AccessSettings(Map.of(), AuthorizationSettings.none(), access.policyFile(), access.auditFile());
        return new Settings(
                kestra, server, tools, local, credentials, store, log, operation.withoutManagement(), warnings);
    }
}
