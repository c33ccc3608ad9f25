package io.kestramcp.config;

import java.util.Optional;

/**
 * Every setting, declared once: the reader, {@code --help} and the settings page all come from this table. A setting
 * without a flag is one that must not stand on a command line, where every user of the machine can read it.
 */
public enum Setting {
    /** Where Kestra is. */
    KESTRA_BASE_URL(
            SettingType.URL,
            "kestra-url",
            "http://localhost:8080",
            "Address of Kestra. A trailing /api/v1, or /api/v1/TENANT, is understood; a path prefix is kept.",
            "KESTRA_API_URL"),
    /** Which tenant. */
    KESTRA_TENANT_ID(SettingType.TEXT, "tenant", "main", "Kestra's tenant.", "KESTRA_TENANT"),
    /** Basic authentication, first half. */
    KESTRA_USERNAME(
            SettingType.TEXT, "username", "", "User name for Basic authentication; needs KESTRA_PASSWORD as well."),
    /** Basic authentication, second half. */
    KESTRA_PASSWORD(SettingType.SECRET, "", "", "Password for Basic authentication. Basic wins over the API token."),
    /** Bearer authentication. */
    KESTRA_API_TOKEN(SettingType.SECRET, "", "", "API token (Enterprise Edition), sent as a Bearer token."),
    /** With whose rights callers act. */
    KESTRA_MCP_CREDENTIALS(
            SettingType.CHOICE,
            "credentials",
            "shared",
            "With whose rights callers act: shared (of the user or API token above), per-user (each registers an API"
                    + " token), none (nobody's)."),
    /** What is kept. */
    KESTRA_MCP_STORE(
            SettingType.TEXT,
            "store",
            "kestra-mcp-data/store",
            "Where what lasts is kept: a file's path for one gateway, jdbc:postgresql://HOST/DATABASE for several, with"
                    + " ENCRYPTION_KEYS."),
    /** Who keeps it. */
    KESTRA_MCP_STORE_USER(SettingType.TEXT, "store-user", "", "PostgreSQL's role, if the store is there."),
    /** The same. */
    KESTRA_MCP_STORE_PASSWORD(SettingType.SECRET, "", "", "Password of PostgreSQL's role."),
    /** What seals it. */
    ENCRYPTION_KEYS(
            SettingType.SECRET,
            "",
            "",
            "Keys that users' tokens are sealed with, id:key, newest first, commas between; see kestra-mcp key generate."),
    /** What sealed it before. */
    ENCRYPTION_KEY(
            SettingType.SECRET, "", "", "The one key of an earlier server; opens, and seals if there is no other."),
    /** Whether Kestra must prove who it is. */
    KESTRA_VERIFY_SSL(
            SettingType.BOOLEAN, "verify-tls", "true", "Check Kestra's TLS certificate. Turn off for a trial only."),
    /** Who may vouch for Kestra. */
    KESTRA_CA_FILE(
            SettingType.FILE,
            "ca-file",
            "",
            "PEM file with the certificate authorities to trust for Kestra, instead of Java's own."),
    /** The way out. */
    KESTRA_PROXY(SettingType.URL, "proxy", "", "HTTP proxy on the way to Kestra, such as http://proxy.example:3128."),
    /** Patience for a connection. */
    KESTRA_CONNECT_TIMEOUT_SECONDS(
            SettingType.INTEGER, "connect-timeout", "10", "Longest time for a connection to Kestra, in seconds."),
    /** Cap of a reply. */
    KESTRA_MAX_REPLY_MIB(
            SettingType.INTEGER, "max-reply-mib", "16", "Largest reply of Kestra that is read, in MiB, unpacked."),
    /** How assistants reach this process. */
    KESTRA_MCP_TRANSPORT(
            SettingType.CHOICE,
            "transport",
            "http",
            "What doctor examines: http or stdio. The command serve or stdio chooses for itself; what contradicts it is refused."),
    /** Where HTTP is served. */
    KESTRA_MCP_HOST(SettingType.TEXT, "host", "127.0.0.1", "Address that HTTP is served on."),
    /** Where HTTP is served. */
    KESTRA_MCP_PORT(SettingType.INTEGER, "port", "8081", "Port that HTTP is served on; 0 takes any free one."),
    /** What the gateway proves itself with. */
    KESTRA_MCP_TLS_CERTIFICATE_FILE(
            SettingType.FILE,
            "tls-certificate-file",
            "",
            "PEM file with the gateway's own certificate and those between it and the authority: TLS is served then. Needs"
                    + " KESTRA_MCP_TLS_KEY_FILE."),
    /** The same. */
    KESTRA_MCP_TLS_KEY_FILE(
            SettingType.FILE,
            "tls-key-file",
            "",
            "PEM file with the certificate's private key, without a password. Both files may be written anew."),
    /** Pages that may call. */
    KESTRA_MCP_ALLOWED_ORIGINS(
            SettingType.LIST,
            "allowed-origins",
            "",
            "Origins of web pages that may call, such as https://app.example; none by default."),
    /** Names this server answers to. */
    KESTRA_MCP_ALLOWED_HOSTS(
            SettingType.LIST,
            "allowed-hosts",
            "",
            "Host headers that are answered, besides the names of the loopback address."),
    /** Cap of a request. */
    KESTRA_MCP_MAX_BODY_MIB(SettingType.INTEGER, "max-body-mib", "8", "Largest request that is read, in MiB."),
    /** How fast one may ask. */
    KESTRA_MCP_CALLS_PER_MINUTE(
            SettingType.INTEGER,
            "calls-per-minute",
            "600",
            "Calls of a caller (without sign-in: an address) and bad tokens of an address in a minute, on each replica; 0 is no"
                    + " limit. HTTP only."),
    /** How much one may ask at a time. */
    KESTRA_MCP_CALLS_AT_ONCE(
            SettingType.INTEGER,
            "calls-at-once",
            "32",
            "Calls of one caller that may run at a time, on each replica; 0 is no limit. HTTP only."),
    /** How much one may be sent. */
    KESTRA_MCP_ANSWER_MIB_PER_MINUTE(
            SettingType.INTEGER,
            "answer-mib-per-minute",
            "64",
            "What one caller is sent in answers in a minute, in MiB, by each replica; 0 is no limit. HTTP only."),
    /** How much all may ask at a time. */
    KESTRA_MCP_MAX_CALLS(
            SettingType.INTEGER, "max-calls", "256", "Calls of all callers that may run at a time, on each replica."),
    /** Who is heard at all. */
    KESTRA_MCP_MAX_CONNECTIONS(
            SettingType.INTEGER,
            "max-connections",
            "2048",
            "Connections that may be open, on each replica; others wait until one ends."),
    /** Who is told of changes. */
    KESTRA_MCP_MAX_STREAMS(
            SettingType.INTEGER,
            "max-streams",
            "256",
            "Streams on which clients wait for changes that may be open, on each replica."),
    /** The same for one. */
    KESTRA_MCP_STREAMS_PER_CALLER(
            SettingType.INTEGER, "streams-per-caller", "16", "How many of these streams may be one caller's."),
    /** Whose word on addresses counts. */
    KESTRA_MCP_TRUSTED_PROXIES(
            SettingType.LIST,
            "trusted-proxies",
            "",
            "IP addresses or networks (10.0.0.0/8) of the proxies whose X-Forwarded-For or Forwarded tells the client's address; none by default."),
    /** Which tools. */
    KESTRA_MCP_TOOLSETS(
            SettingType.LIST,
            "toolsets",
            "core",
            "Toolsets that are served; core is the everyday selection, all is all."),
    /** Which tools not. */
    KESTRA_MCP_DISABLED_TOOLS(
            SettingType.LIST, "disabled-tools", "", "Tools, or whole toolsets, that are never served."),
    /** No change at all. */
    KESTRA_MCP_READ_ONLY(SettingType.BOOLEAN, "read-only", "false", "Serve only tools that change nothing."),
    /** No loss. */
    KESTRA_MCP_NO_DESTRUCTIVE(
            SettingType.BOOLEAN, "no-destructive", "false", "Serve no tool that can overwrite, end or delete."),
    /** What a person must say yes to. */
    KESTRA_MCP_CONFIRM(
            SettingType.CHOICE,
            "confirm",
            "bulk",
            "Which calls the user must confirm: bulk (on many executions), destructive (these, and all that can"
                    + " overwrite, end or delete), never."),
    /** The gateway's own name. */
    KESTRA_MCP_PUBLIC_URL(
            SettingType.URL,
            "public-url",
            "",
            "Address at which clients reach this gateway, without /mcp; needed for sign-in (OIDC_ISSUER_URL).",
            "AUTH_SERVER_ISSUER_URL"),
    /** Tokens of our own. */
    KESTRA_MCP_AUTHORIZATION_SERVER(
            SettingType.BOOLEAN,
            "authorization-server",
            "false",
            "Give clients tokens of this gateway, after a login at the provider; for clients that cannot get the provider's."),
    /** Who may become a client. */
    KESTRA_MCP_CLIENT_REGISTRATION(
            SettingType.BOOLEAN,
            "client-registration",
            "false",
            "Let any client register at the authorization server (RFC 7591); others tell who they are by their own address."),
    /** How long somebody who is disabled stays in. */
    KESTRA_MCP_ACCESS_TOKEN_SECONDS(
            SettingType.INTEGER,
            "access-token-seconds",
            "600",
            "How long a token of the authorization server holds, from 60 to 3600 seconds."),
    /** Who may do what. */
    KESTRA_MCP_POLICY_FILE(
            SettingType.FILE, "policy-file", "", "YAML file that says which claims grant which tools, and where."),
    /** Who did what. */
    KESTRA_MCP_AUDIT_FILE(
            SettingType.TEXT,
            "audit-file",
            "",
            "File that every decision is recorded in, one JSON object a line; else standard error, while callers sign in."),
    /** How much is told. */
    KESTRA_MCP_LOG_LEVEL(
            SettingType.CHOICE, "log-level", "INFO", "What is logged: TRACE, DEBUG, INFO, WARN, ERROR or OFF."),
    /** How it is told. */
    KESTRA_MCP_LOG_FORMAT(
            SettingType.CHOICE,
            "log-format",
            "text",
            "Form of the log on standard error: text, a line each, or json, an object each."),
    /** What a platform asks. */
    KESTRA_MCP_MANAGEMENT_PORT(
            SettingType.INTEGER,
            "management-port",
            "",
            "Port for /metrics, /livez and /readyz, without sign-in; 0 takes any free one. Unset: no metrics are kept."),
    /** Who can ask it. */
    KESTRA_MCP_MANAGEMENT_HOST(
            SettingType.TEXT,
            "management-host",
            "127.0.0.1",
            "Address that the management port is served on. Whoever reaches it can read it: open it to the platform only."),
    /** Who is told how long what took. */
    OTEL_EXPORTER_OTLP_ENDPOINT(
            SettingType.URL,
            "otlp-endpoint",
            "",
            "OpenTelemetry collector that traces are sent to, by OTLP over HTTP, such as http://collector:4318."),
    /** How it goes. */
    KESTRA_MCP_DRAIN_SECONDS(
            SettingType.INTEGER,
            "drain-seconds",
            "1",
            "How long a gateway that is told to stop still takes calls, while /readyz already says 503; 0 to 300."),
    /** The way back from an execution. */
    KESTRA_MCP_LABEL_EXECUTIONS(
            SettingType.BOOLEAN,
            "label-executions",
            "true",
            "Label executions that are started here with mcp-request, the name of the request in the log and the audit.");

    private final SettingType type;
    private final String flag;
    private final String defaultValue;
    private final String description;
    private final String alias;

    Setting(SettingType type, String flag, String defaultValue, String description) {
        this(type, flag, defaultValue, description, "");
    }

    Setting(SettingType type, String flag, String defaultValue, String description, String alias) {
        this.type = type;
        this.flag = flag;
        this.defaultValue = defaultValue;
        this.description = description;
        this.alias = alias;
    }

    /** The name in the environment and in {@code .env}. */
    public String key() {
        return name();
    }

    /** The name that an earlier server for Kestra used; means the same. */
    public Optional<String> alias() {
        return alias.isEmpty() ? Optional.empty() : Optional.of(alias);
    }

    /** The long option without its dashes; empty for a setting that has none. */
    public Optional<String> flag() {
        return flag.isEmpty() ? Optional.empty() : Optional.of(flag);
    }

    /** What its text must be. */
    public SettingType type() {
        return type;
    }

    /** The text that holds when nothing is set; empty for a setting that then does not exist. */
    public Optional<String> defaultValue() {
        return defaultValue.isEmpty() ? Optional.empty() : Optional.of(defaultValue);
    }

    /** What it is for, for help and documentation. */
    public String description() {
        return description;
    }

    /** Whether its value is never shown, and may come from a file named by {@code KEY_FILE}. */
    public boolean secret() {
        return type == SettingType.SECRET;
    }
}
