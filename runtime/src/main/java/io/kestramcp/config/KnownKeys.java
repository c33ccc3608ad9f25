package io.kestramcp.config;

import io.kestramcp.name.NearestName;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The names that may stand in the environment and in {@code .env}, and what an unknown one means. */
final class KnownKeys {
    /**
     * Keys of an earlier server that configure sign-in. They are taken seriously: who sets one wants callers to be
     * identified.
     */
    static final List<String> IDENTITY = List.of(
            "OIDC_ISSUER_URL",
            "OIDC_CLIENT_ID",
            "OIDC_CLIENT_SECRET",
            "OIDC_AUTHORITY",
            "OIDC_JWKS_URI",
            "OIDC_ISSUER",
            "OIDC_SCOPES",
            "OIDC_REDIRECT_URI",
            "ENTRA_TENANT_ID",
            "ENTRA_CLIENT_ID",
            "ENTRA_CLIENT_SECRET",
            "AUTH_SERVER_ISSUER_URL");

    /** Keys of an earlier server that only mean something together with those above. */
    private static final List<String> RESERVED =
            List.of("ENCRYPTION_KEY", "ACCESS_TOKEN_TTL_SECONDS", "KESTRA_TOKEN_STORE", "MCP_REDIRECT_URI");

    /** Names of Kestra's own server and of an earlier server's test script, which may share our environment. */
    private static final Pattern FOREIGN = Pattern.compile("KESTRA_CONFIGURATION(_PATH)?"
            + "|KESTRA_(BASE_URL|API_TOKEN|USERNAME|PASSWORD)_(EE|OSS)_(DEVELOP|LATEST)");

    private final Set<String> known = new TreeSet<>();

    KnownKeys() {
        for (Setting setting : Setting.values()) {
            known.add(setting.key());
            setting.alias().ifPresent(known::add);
            if (setting.secret()) {
                known.add(fileKey(setting));
            }
        }
        known.addAll(IDENTITY);
        known.addAll(RESERVED);
    }

    /** The key that names a file with the secret. */
    static String fileKey(Setting secret) {
        return secret.key() + "_FILE";
    }

    /**
     * Judges every name of one source. Only the environment is shared with other programs, so an unknown
     * {@code KESTRA_} name there is a warning, and only when it looks like a slip. {@code KESTRA_MCP_} is ours
     * everywhere: a slip there, in a switch that forbids something, must not pass.
     *
     * @param where what stands before the key in a message
     */
    void check(Set<String> names, boolean shared, String where, Findings findings) {
        for (String name : new TreeSet<>(names)) {
            if (known.contains(name) || FOREIGN.matcher(name).matches()) {
                continue;
            }
            boolean ours = name.startsWith("KESTRA_MCP_") || (name.startsWith("KESTRA_") && !shared);
            String near = NearestName.of(name, known).orElse("");
            if (ours || (!shared && !near.isEmpty())) {
                findings.problem(where + name, "is not a setting." + suggestion(near));
            } else if (name.startsWith("KESTRA_") && !near.isEmpty()) {
                findings.warning(where + name + " is not a setting and is ignored." + suggestion(near));
            }
        }
    }

    private static String suggestion(String near) {
        return near.isEmpty() ? " See --help for all settings." : " Did you mean " + near + "?";
    }
}
