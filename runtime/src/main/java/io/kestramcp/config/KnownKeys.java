package io.kestramcp.config;

import io.kestramcp.name.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The names that may stand in the environment and in {@code .env}, and what an unknown one means. */
final class KnownKeys {
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
        for (String prefix : IssuerSetting.prefixes()) {
            for (IssuerSetting each : IssuerSetting.values()) {
                keys.add(prefix + each.name());
            }
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
        return near.isEmpty() ? " See docs/settings.md for all settings." : " Did you mean " + near + "?";
    }
}
