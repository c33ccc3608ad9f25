package io.kestramcp.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How callers are identified and what they are granted.
 *
 * @param signIn the settings of identity providers by name, as they were given; the names are known, the values are not
 *     checked here and may be secret
 * @param authorization the gateway's own authorization server
 * @param policyFile the operator's policy; empty: the built-in one
 * @param auditFile where decisions are recorded; empty: on standard error, and only while callers sign in
 */
public record AccessSettings(
        Map<String, String> signIn,
        AuthorizationSettings authorization,
        Optional<Path> policyFile,
        Optional<Path> auditFile) {
    /** Keeps an unmodifiable copy. */
    public AccessSettings {
        signIn = Collections.unmodifiableMap(new LinkedHashMap<>(signIn));
    }

    /** Names only: among the values are secrets. */
    @Override
    public String toString() {
        return "AccessSettings[signIn=" + signIn.keySet() + ", authorization=" + authorization + ", policyFile="
                + policyFile + ", auditFile=" + auditFile + "]";
    }
}
