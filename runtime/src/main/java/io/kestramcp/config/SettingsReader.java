package io.kestramcp.config;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads all settings: flags win over the environment, that over {@code .env}, that over the defaults. Every problem is
 * told at once.
 */
public final class SettingsReader {
    private static final long MIB = 1024L * 1024;
    private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,127}");
    private static final Map<String, LogSettings.Level> LEVELS = Map.of(
            "TRACE", LogSettings.Level.TRACE,
            "DEBUG", LogSettings.Level.DEBUG,
            "INFO", LogSettings.Level.INFO,
            "WARN", LogSettings.Level.WARN,
            // The next two are Python's names, which an earlier server took.
            "WARNING", LogSettings.Level.WARN,
            "CRITICAL", LogSettings.Level.ERROR,
            "ERROR", LogSettings.Level.ERROR,
            "OFF", LogSettings.Level.OFF);

    private static final Map<String, Credentials> CREDENTIALS = Map.of(
            "SHARED", Credentials.SHARED,
            "PER-USER", Credentials.PER_USER,
            "NONE", Credentials.NONE);

    private static final Map<String, ToolSettings.Confirm> CONFIRM = Map.of(
            "BULK", ToolSettings.Confirm.BULK,
            "DESTRUCTIVE", ToolSettings.Confirm.DESTRUCTIVE,
            "NEVER", ToolSettings.Confirm.NEVER);

    private final Findings findings = new Findings();
    private final SettingSources sources;
    private final SettingParser parser;
    private final Optional<Transport> chosen;

    private SettingsReader(
            Optional<Transport> chosen,
            Map<Setting, String> flags,
            Map<String, String> environment,
            Optional<Path> dotEnv) {
        this.chosen = chosen;
        this.sources = SettingSources.open(flags, environment, dotEnv, findings);
        this.parser = new SettingParser(sources, findings);
    }

    /**
     * Reads.
     *
     * @param flags what the command line says; never a secret
     * @param environment the process's environment
     * @param dotEnv the {@code .env} file, which need not exist
     * @throws SettingsException naming everything that is wrong
     */
    public static Settings read(Map<Setting, String> flags, Map<String, String> environment, Optional<Path> dotEnv)
            throws SettingsException {
        return new SettingsReader(Optional.empty(), flags, environment, dotEnv).read();
    }

    /**
     * Likewise, for a command that serves by {@code chosen}: a transport that was set and is another is a problem, for
     * whoever set it expects what will not happen.
     */
    public static Settings readToServe(
            Transport chosen, Map<Setting, String> flags, Map<String, String> environment, Optional<Path> dotEnv)
            throws SettingsException {
        return new SettingsReader(Optional.of(chosen), flags, environment, dotEnv).read();
    }

    private Settings read() throws SettingsException {
        KestraSettings kestra = kestra();
        ServerSettings server = server();
        ToolSettings tools = new ToolSettings(
                new LinkedHashSet<>(parser.names(Setting.KESTRA_MCP_TOOLSETS)),
                new LinkedHashSet<>(parser.names(Setting.KESTRA_MCP_DISABLED_TOOLS)),
                parser.truth(Setting.KESTRA_MCP_READ_ONLY),
                parser.truth(Setting.KESTRA_MCP_NO_DESTRUCTIVE),
                parser.choice(Setting.KESTRA_MCP_CONFIRM, CONFIRM, "bulk, destructive or never"));
        LogSettings log = new LogSettings(
                parser.choice(Setting.KESTRA_MCP_LOG_LEVEL, LEVELS, "TRACE, DEBUG, INFO, WARN, ERROR or OFF"),
                parser.choice(Setting.KESTRA_MCP_LOG_FORMAT, Map.of("TEXT", false, "JSON", true), "text or json"));
        AccessSettings access = access(server.transport());
        StoreSettings store = new StoreSettingsReader(parser, findings).read();
        Credentials credentials =
                parser.choice(Setting.KESTRA_MCP_CREDENTIALS, CREDENTIALS, "shared, per-user or none");
        checkUnshared(credentials, kestra);
        OperationSettings operation = operation();
        if (!findings.problems().isEmpty()) {
            throw new SettingsException(findings.problems());
        }
        return new Settings(kestra, server, tools, access, credentials, store, log, operation, findings.warnings());
    }

    private KestraSettings kestra() {
        Optional<KestraAddress> address = address();
        Optional<String> username = parser.text(Setting.KESTRA_USERNAME);
        Optional<Secret> password = parser.secret(Setting.KESTRA_PASSWORD);
        Optional<Secret> token = parser.secret(Setting.KESTRA_API_TOKEN);
        checkCredential(username, password, token);
        boolean verify = parser.truth(Setting.KESTRA_VERIFY_SSL);
        if (!verify) {
            findings.warning(
                    "KESTRA_VERIFY_SSL is false: anybody on the way can read and change what is sent to Kestra.");
        }
        return new KestraSettings(
                address.map(KestraAddress::base).orElse(null),
                tenant(address.flatMap(KestraAddress::tenant)),
                username,
                password,
                token,
                verify,
                parser.file(Setting.KESTRA_CA_FILE),
                address(Setting.KESTRA_PROXY),
                Duration.ofSeconds(parser.number(Setting.KESTRA_CONNECT_TIMEOUT_SECONDS, 1, 300)),
                MIB * parser.number(Setting.KESTRA_MAX_REPLY_MIB, 1, 512));
    }

    private ServerSettings server() {
        return new ServerSettings(
                transport(),
                parser.text(Setting.KESTRA_MCP_HOST).orElseThrow().replaceAll("^\\[(.*)]$", "$1"),
                parser.number(Setting.KESTRA_MCP_PORT, 0, 65535),
                parser.names(Setting.KESTRA_MCP_ALLOWED_ORIGINS),
                parser.names(Setting.KESTRA_MCP_ALLOWED_HOSTS),
                MIB * parser.number(Setting.KESTRA_MCP_MAX_BODY_MIB, 1, 256),
                limits(),
                new TlsSettingsReader(parser, findings).read());
    }

    private Transport transport() {
        int before = findings.problems().size();
        Transport set = parser.choice(
                Setting.KESTRA_MCP_TRANSPORT,
                // sse was an earlier server's other word for HTTP.
                Map.of("HTTP", Transport.HTTP, "SSE", Transport.HTTP, "STDIO", Transport.STDIO),
                "http or stdio");
        Optional<Given> given = sources.find(Setting.KESTRA_MCP_TRANSPORT);
        if (chosen.isEmpty()
                || given.isEmpty()
                || set == chosen.get()
                || findings.problems().size() > before) {
            return chosen.orElse(set);
        }
        findings.problem(
                given.get().where(),
                set == Transport.HTTP
                        ? "says http, but the command is stdio, as an image's is unless another is given. Give the command"
                                + " serve, or leave this out."
                        : "says stdio, but the command is serve, which serves HTTP. Give the command stdio, or leave this"
                                + " out.");
        return chosen.get();
    }

    private LimitSettings limits() {
        return new LimitSettings(
                parser.number(Setting.KESTRA_MCP_CALLS_PER_MINUTE, 0, 1_000_000),
                parser.number(Setting.KESTRA_MCP_CALLS_AT_ONCE, 0, 10_000),
                MIB * parser.number(Setting.KESTRA_MCP_ANSWER_MIB_PER_MINUTE, 0, 100_000),
                parser.number(Setting.KESTRA_MCP_MAX_CALLS, 1, 10_000),
                parser.number(Setting.KESTRA_MCP_MAX_CONNECTIONS, 1, 100_000),
                parser.number(Setting.KESTRA_MCP_MAX_STREAMS, 0, 10_000),
                parser.number(Setting.KESTRA_MCP_STREAMS_PER_CALLER, 0, 10_000),
                parser.networks(Setting.KESTRA_MCP_TRUSTED_PROXIES));
    }

    private Optional<KestraAddress> address() {
        return parser.given(Setting.KESTRA_BASE_URL).flatMap(given -> {
            try {
                return Optional.of(KestraAddress.parse(given.text().strip()));
            } catch (IllegalArgumentException unusable) {
                findings.problem(given.where(), unusable.getMessage() + ".");
                return Optional.empty();
            }
        });
    }

    private OperationSettings operation() {
        return new OperationSettings(
                parser.text(Setting.KESTRA_MCP_MANAGEMENT_HOST).orElseThrow().replaceAll("^\\[(.*)]$", "$1"),
                parser.numberIfSet(Setting.KESTRA_MCP_MANAGEMENT_PORT, 0, 65535),
                address(Setting.OTEL_EXPORTER_OTLP_ENDPOINT),
                Duration.ofSeconds(parser.number(Setting.KESTRA_MCP_DRAIN_SECONDS, 0, 300)),
                parser.truth(Setting.KESTRA_MCP_LABEL_EXECUTIONS));
    }

    private Optional<URI> address(Setting setting) {
        return parser.given(setting).flatMap(given -> {
            try {
                return Optional.of(KestraAddress.http(given.text().strip()));
            } catch (IllegalArgumentException unusable) {
                findings.problem(given.where(), unusable.getMessage() + ".");
                return Optional.empty();
            }
        });
    }

    /** The tenant that is set, or the one in the address, or the default. */
    private String tenant(Optional<String> inAddress) {
        Optional<Given> set = sources.find(Setting.KESTRA_TENANT_ID);
        Given given = set.or(() -> inAddress.map(text -> new Given(text, Setting.KESTRA_BASE_URL.key())))
                .orElseGet(
                        () -> new Given(Setting.KESTRA_TENANT_ID.defaultValue().orElseThrow(), ""));
        String tenant = given.text().strip().replaceAll("^/+|/+$", "");
        if (!TENANT.matcher(tenant).matches()) {
            return parser.refused(given, "must be a tenant's id: letters, digits, - and _", "");
        }
        if (inAddress.isPresent() && !inAddress.get().equals(tenant)) {
            findings.problem(given.where(), "differs from the tenant at the end of KESTRA_BASE_URL. Set one only.");
        }
        return tenant;
    }

    private void checkCredential(Optional<String> username, Optional<Secret> password, Optional<Secret> token) {
        if (username.isPresent() != password.isPresent()) {
            boolean noPassword = username.isPresent();
            findings.problem(
                    noPassword ? Setting.KESTRA_PASSWORD.key() : Setting.KESTRA_USERNAME.key(),
                    "is missing: " + (noPassword ? "KESTRA_USERNAME" : "KESTRA_PASSWORD") + " needs it as well.");
        }
        if (username.filter(name -> name.contains(":")).isPresent()) {
            findings.problem(Setting.KESTRA_USERNAME.key(), "must not contain a colon (RFC 7617).");
        }
        if (token.filter(secret -> !secret.reveal().matches("[\\x21-\\x7E]+")).isPresent()) {
            findings.problem(
                    Setting.KESTRA_API_TOKEN.key(), "must be one word of printable ASCII characters (RFC 6750).");
        }
        if (username.isPresent() && token.isPresent()) {
            findings.warning("KESTRA_USERNAME and KESTRA_API_TOKEN are both set: the user name and password are used.");
        }
    }

    /** A credential that nobody uses was meant for something. */
    private void checkUnshared(Credentials mode, KestraSettings kestra) {
        if (mode == Credentials.SHARED) {
            return;
        }
        String unused = "is set, but KESTRA_MCP_CREDENTIALS says that nobody acts with it. Remove one of the two.";
        kestra.username().ifPresent(name -> findings.problem(Setting.KESTRA_USERNAME.key(), unused));
        kestra.apiToken().ifPresent(token -> findings.problem(Setting.KESTRA_API_TOKEN.key(), unused));
    }

    /** Whether the values are right is for whoever signs callers in to say: this package knows no protocol. */
    private AccessSettings access(Transport transport) {
        Map<String, String> signIn = sources.texts(KnownKeys.IDENTITY);
        if (!signIn.isEmpty() && transport == Transport.STDIO) {
            findings.warning(String.join(", ", signIn.keySet())
                    + ": not used over stdio, which serves the user who started it.");
        }
        parser.text(Setting.KESTRA_MCP_PUBLIC_URL)
                .ifPresent(url -> signIn.put(Setting.KESTRA_MCP_PUBLIC_URL.key(), url));
        AuthorizationSettings authorization = new AuthorizationSettings(
                parser.truth(Setting.KESTRA_MCP_AUTHORIZATION_SERVER),
                parser.truth(Setting.KESTRA_MCP_CLIENT_REGISTRATION),
                Duration.ofSeconds(parser.number(Setting.KESTRA_MCP_ACCESS_TOKEN_SECONDS, 60, 3600)));
        return new AccessSettings(signIn, authorization, parser.file(Setting.KESTRA_MCP_POLICY_FILE), auditFile());
    }

    private Optional<Path> auditFile() {
        return parser.given(Setting.KESTRA_MCP_AUDIT_FILE).flatMap(given -> {
            try {
                return Optional.of(Path.of(given.text().strip()));
            } catch (InvalidPathException notAPath) {
                return parser.refused(given, "must be the path of a file", Optional.empty());
            }
        });
    }
}
