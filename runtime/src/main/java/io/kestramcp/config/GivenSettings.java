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
    /** What only a gateway has that others connect to. Everything else is handed on: one left out may have forbidden something. */
    private static final Set<Setting> HTTP_ONLY = EnumSet.of(
            Setting.KESTRA_MCP_TRANSPORT,
            Setting.KESTRA_MCP_HOST,
            Setting.KESTRA_MCP_PORT,
            Setting.KESTRA_MCP_TLS_CERTIFICATE_FILE,
            Setting.KESTRA_MCP_TLS_KEY_FILE,
            Setting.KESTRA_MCP_ALLOWED_ORIGINS,
            Setting.KESTRA_MCP_ALLOWED_HOSTS,
            Setting.KESTRA_MCP_CALLS_PER_MINUTE,
            Setting.KESTRA_MCP_CALLS_AT_ONCE,
            Setting.KESTRA_MCP_ANSWER_MIB_PER_MINUTE,
            Setting.KESTRA_MCP_MAX_CALLS,
            Setting.KESTRA_MCP_MAX_CONNECTIONS,
            Setting.KESTRA_MCP_MAX_STREAMS,
            Setting.KESTRA_MCP_STREAMS_PER_CALLER,
            Setting.KESTRA_MCP_TRUSTED_PROXIES,
            Setting.KESTRA_MCP_PUBLIC_URL,
            Setting.KESTRA_MCP_AUTHORIZATION_SERVER,
            Setting.KESTRA_MCP_CLIENT_REGISTRATION,
            Setting.KESTRA_MCP_ACCESS_TOKEN_SECONDS,
            Setting.KESTRA_MCP_MANAGEMENT_PORT,
            Setting.KESTRA_MCP_MANAGEMENT_HOST,
            Setting.KESTRA_MCP_DRAIN_SECONDS);

    /** Reads as {@link SettingsReader#read} does, which also tells what is wrong. */
    public static GivenSettings read(
            Map<Setting, String> flags, Map<String, String> environment, Optional<Path> dotEnv) {
        SettingSources sources = SettingSources.open(flags, environment, dotEnv, new Findings());
        Map<String, String> texts = new LinkedHashMap<>();
        List<String> secrets = new ArrayList<>();
        for (Setting setting : EnumSet.complementOf(EnumSet.copyOf(HTTP_ONLY))) {
            Optional<String> file = sources.file(setting);
            if (file.isPresent()) {
                texts.put(KnownKeys.fileKey(setting), absolute(file.get()));
            } else {
                sources.find(setting).ifPresent(given -> {
                    if (setting.secret()) {
                        secrets.add(setting.key());
                    } else {
                        texts.put(setting.key(), portable(setting, given.text()));
                    }
                });
            }
        }
        // The assistant may inherit what is set here, or find it in the same .env, and the command stdio would refuse
        // it.
        sources.find(Setting.KESTRA_MCP_TRANSPORT)
                .ifPresent(any -> texts.put(Setting.KESTRA_MCP_TRANSPORT.key(), "stdio"));
        if (texts.getOrDefault(Setting.KESTRA_MCP_CREDENTIALS.key(), "").strip().equalsIgnoreCase("per-user")) {
            // The tokens that were registered here are in a store that is found from here only.
            texts.computeIfAbsent(
                    Setting.KESTRA_MCP_STORE.key(),
                    key -> absolute(Setting.KESTRA_MCP_STORE.defaultValue().orElseThrow()));
        }
        return new GivenSettings(texts, secrets);
    }

    private static String portable(Setting setting, String text) {
        boolean path = setting.type() == SettingType.FILE
                || setting == Setting.KESTRA_MCP_AUDIT_FILE
                || (setting == Setting.KESTRA_MCP_STORE && !StoreSettingsReader.isDatabase(text));
        return path ? absolute(text) : text;
    }

    private static String absolute(String path) {
        return Path.of(path.strip()).toAbsolutePath().normalize().toString();
    }
}
