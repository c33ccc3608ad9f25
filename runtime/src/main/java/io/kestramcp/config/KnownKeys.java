package io.kestramcp.config;

import io.kestramcp.name.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The names that may stand in the environment and in {@code .env}, and what an unknown one means. */
final class KnownKeys {
    /** Up to nine providers can be set. */
    private static final List<String> ISSUER_PREFIXES =
            List.of("OIDC_", "OIDC_2_", "OIDC_3_", "OIDC_4_", "OIDC_5_", "OIDC_6_", "OIDC_7_", "OIDC_8_", "OIDC_9_");

    /** What can be set of each; {@code OauthSettingsReader} says what it means. */
    private static final List<String> ISSUER_KEYS = List.of(
            "ISSUER_URL",
            "ISSUER",
            "JWKS_URI",
            "AUDIENCE",
            "AUDIENCE_ONLY",
            "ALGORITHMS",
            "TOKEN_TYPES",
            "CLOCK_SKEW_SECONDS",
            "MAX_TOKEN_LIFETIME_SECONDS",
            "INTROSPECTION",
            "INTROSPECTION_URL",
            "CLIENT_ID",
            "CLIENT_SECRET");

    /**
     * Keys that configure sign-in, of an earlier server and of this one. They are taken seriously: who sets one wants
     * callers to be identified.
     */
    static final List<String> IDENTITY = identity();

    /** Those of them that may stand in a file, which {@code KEY_FILE} names. */
    static final List<String> SIGN_IN_SECRETS =
            IDENTITY.stream().filter(key -> key.endsWith("CLIENT_SECRET")).toList();

    /** Keys of an earlier server that only mean something together with those above. */
    private static final List<String> RESERVED =
            List.of("ACCESS_TOKEN_TTL_SECONDS", "KESTRA_TOKEN_STORE", "MCP_REDIRECT_URI");

    /** Names of Kestra's own server and of an earlier server's test script, which may share our environment. */
    private static final Pattern FOREIGN = Pattern.compile("KESTRA_CONFIGURATION(_PATH)?"
            + "|KESTRA_(BASE_URL|API_TOKEN|USERNAME|PASSWORD)_(EE|OSS)_(DEVELOP|LATEST)");

    private static List<String> identity() {
        List<String> keys = new ArrayList<>(List.of(
                "ENTRA_TENANT_ID",
                "ENTRA_CLIENT_ID",
                "ENTRA_CLIENT_SECRET",
                "OIDC_AUTHORITY",
                "OIDC_SCOPES",
                "OIDC_REDIRECT_URI"));
        for (String prefix : ISSUER_PREFIXES) {
            ISSUER_KEYS.forEach(key -> keys.add(prefix + key));
        }
        return List.copyOf(keys);
    }

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
        SIGN_IN_SECRETS.forEach(key -> known.add(fileKey(key)));
        known.addAll(RESERVED);
    }

    /** The key that names a file with the secret. */
    static String fileKey(Setting secret) {
        return fileKey(secret.key());
    }

    static String fileKey(String key) {
        return key + "_FILE";
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
            // A slip in one of these could let in a token that was not meant for this server.
            boolean signIn = name.startsWith("OIDC_");
            if (shared && !signIn && !name.startsWith("KESTRA_")) {
                // Another program's. There may be a hundred, and to look for what was meant takes its time.
                continue;
            }
            boolean ours = name.startsWith("KESTRA_MCP_") || (name.startsWith("KESTRA_") && !shared);
            String near = NearestName.of(name, known).orElse("");
            if (ours || ((!shared || signIn) && !near.isEmpty())) {
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
