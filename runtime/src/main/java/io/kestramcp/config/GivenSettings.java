package io.kestramcp.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the operator has set himself of the settings that matter over stdio, as he set it: to be handed on to the process
 * that an assistant starts. Relative paths are made absolute, since that process starts elsewhere.
 *
 * @param texts by key; a secret that stands in a file is there as that file's path, under {@code KEY_FILE}
 * @param secrets keys of the secrets that were given in clear; their values are not here
 */
public record GivenSettings(Map<String, String> texts, List<String> secrets) {
    private static final Set<Setting> PATHS = EnumSet.of(Setting.KESTRA_CA_FILE, Setting.KESTRA_MCP_AUDIT_FILE);
    private static final Set<Setting> OVER_STDIO = EnumSet.of(
            Setting.KESTRA_BASE_URL,
            Setting.KESTRA_TENANT_ID,
            Setting.KESTRA_USERNAME,
            Setting.KESTRA_PASSWORD,
            Setting.KESTRA_API_TOKEN,
            Setting.KESTRA_VERIFY_SSL,
            Setting.KESTRA_CA_FILE,
            Setting.KESTRA_PROXY,
            Setting.KESTRA_CONNECT_TIMEOUT_SECONDS,
            Setting.KESTRA_MAX_REPLY_MIB,
            Setting.KESTRA_MCP_TOOLSETS,
            Setting.KESTRA_MCP_DISABLED_TOOLS,
            Setting.KESTRA_MCP_READ_ONLY,
            Setting.KESTRA_MCP_NO_DESTRUCTIVE,
            Setting.KESTRA_MCP_CONFIRM,
            Setting.KESTRA_MCP_AUDIT_FILE,
            Setting.KESTRA_MCP_LOG_LEVEL);

    /** Reads as {@link SettingsReader#read} does, which also tells what is wrong. */
    public static GivenSettings read(
            Map<Setting, String> flags, Map<String, String> environment, Optional<Path> dotEnv) {
        SettingSources sources = SettingSources.open(flags, environment, dotEnv, new Findings());
        Map<String, String> texts = new LinkedHashMap<>();
        List<String> secrets = new ArrayList<>();
        for (Setting setting : OVER_STDIO) {
            Optional<String> file = sources.file(setting);
            if (file.isPresent()) {
                texts.put(KnownKeys.fileKey(setting), absolute(file.get()));
            } else {
                sources.find(setting).ifPresent(given -> {
                    if (setting.secret()) {
                        secrets.add(setting.key());
                    } else {
                        texts.put(setting.key(), PATHS.contains(setting) ? absolute(given.text()) : given.text());
                    }
                });
            }
        }
        return new GivenSettings(texts, secrets);
    }

    private static String absolute(String path) {
        return Path.of(path.strip()).toAbsolutePath().normalize().toString();
    }
}
