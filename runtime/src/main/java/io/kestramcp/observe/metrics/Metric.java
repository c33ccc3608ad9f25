package io.kestramcp.observe.metrics;

import java.util.List;
import java.util.Locale;

/**
 * Every metric of the gateway itself, declared once: what is exposed and the page about it come from this table. Names are
 * those of OpenTelemetry's semantic conventions where they have one (MCP, HTTP client), else {@code kestra.mcp.…}. Beside
 * these there are those of the JVM.
 */
public enum Metric {
    /** Requests of clients. */
    OPERATION_DURATION(
            "mcp.server.operation.duration",
            Kind.SECONDS,
            "How long requests of clients took, streams that wait for changes aside. Its count is the number of requests;"
                    + " `error_type` is empty for one that went well, `tool_error` for a tool that failed, `gateway_failed`,"
                    + " `kestra_unavailable` or `store_unavailable` where the JSON-RPC error's code stands for all of them,"
                    + " else that code.",
            "mcp.method.name",
            "gen_ai.tool.name",
            "error.type",
            "network.transport"),
    /** Requests under way. */
    OPERATIONS_ACTIVE("kestra.mcp.operations.active", Kind.GAUGE, "Requests of clients that are being served now."),
    /** Failures of tools. */
    TOOL_ERRORS(
            "kestra.mcp.tool.errors",
            Kind.COUNTER,
            "Calls of tools that failed, by class: the word after `error` in the answer. Tools that were called for a"
                    + " resource or a prompt count too; without a tool, calls for which Kestra could not be asked what it has.",
            "gen_ai.tool.name",
            "error.type"),
    /** What answers cost a model. */
    REPLY_TOKENS(
            "kestra.mcp.tool.reply.tokens.estimated",
            Kind.COUNTER,
            "Tokens that models read of tools' answers. Estimated: the characters of the text, divided by four and rounded"
                    + " up, for each answer; a tokenizer may count a third more or less.",
            "gen_ai.tool.name"),
    /** Requests to Kestra. */
    UPSTREAM_DURATION(
            "http.client.request.duration",
            Kind.SECONDS,
            "How long requests to Kestra took, repeated tries included. `kestra_operation` is the operationId in the"
                    + " contract; `error_type` the status of an answer from 400 on, or why there was none.",
            "kestra.operation",
            "http.request.method",
            "http.response.status_code",
            "error.type"),
    /** Whether Kestra is there. */
    KESTRA_UP(
            "kestra.mcp.kestra.up",
            Kind.GAUGE,
            "1 if Kestra answers as one that can be served, else 0; not a number before the first answer. Each scrape asks,"
                    + " unless it has answered within the last minute."),
    /** Streams. */
    STREAMS("kestra.mcp.streams", Kind.GAUGE, "Open streams on which clients wait for changes."),
    /** Tasks. */
    TASKS("kestra.mcp.tasks", Kind.GAUGE, "Tasks that are kept, running or ended."),
    /** Refused requests. */
    REFUSED(
            "kestra.mcp.http.refused",
            Kind.COUNTER,
            "HTTP requests that were answered with a status from 400 on, by status.",
            "http.response.status_code"),
    /** Keys of the providers. */
    JWKS_AGE(
            "kestra.mcp.jwks.age",
            Kind.GAUGE_SECONDS,
            "How long ago a provider last gave usable keys; not a number before the first time.",
            "issuer"),
    /** The gateway's own certificate. */
    CERTIFICATE_END(
            "kestra.mcp.tls.certificate.expiration.timestamp",
            Kind.GAUGE_SECONDS,
            "When the certificate ends that the gateway serves TLS with, or the first of its chain: seconds since 1970. Only"
                    + " where it serves TLS itself."),
    /** Credentials of users. */
    CREDENTIALS(
            "kestra.mcp.vault.lookups",
            Kind.COUNTER,
            "Lookups of a user's own Kestra token: `found`, `absent` or `failed`.",
            "outcome"),
    /** What the vault holds. */
    VAULT_TOKENS(
            "kestra.mcp.vault.tokens",
            Kind.GAUGE,
            "Users' Kestra tokens that are kept, asked of the store at each scrape; not a number while it does not answer."),
    /** Which build it is. */
    BUILD_INFO("kestra.mcp.build.info", Kind.GAUGE, "Always 1; tells the version.", "version");

    /** What a metric is, and the ending that Prometheus gives its name. */
    public enum Kind {
        /** Durations in buckets. */
        SECONDS("_seconds"),
        /** A number that only rises. */
        COUNTER("_total"),
        /** A number that rises and falls. */
        GAUGE(""),
        /** Likewise, a time. */
        GAUGE_SECONDS("_seconds");

        private final String ending;

        Kind(String ending) {
            this.ending = ending;
        }
    }

    private final String dotted;
    private final Kind kind;
    private final String help;

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes one that cannot be changed.
    private final List<String> labels;

    Metric(String dotted, Kind kind, String help, String... labels) {
        this.dotted = dotted;
        this.kind = kind;
        this.help = help;
        this.labels = List.of(labels);
    }

    /** The name as OpenTelemetry writes it. */
    public String dotted() {
        return dotted;
    }

    /** The name as Prometheus has it; a histogram's series have {@code _bucket}, {@code _count} and {@code _sum} after it. */
    public String prometheus() {
        return dotted.replace('.', '_').toLowerCase(Locale.ROOT) + kind.ending;
    }

    /** What it is. */
    public Kind kind() {
        return kind;
    }

    /** What it tells, for whoever reads it. */
    public String help() {
        return help;
    }

    /** Its labels, as OpenTelemetry writes them. */
    public List<String> labels() {
        return labels;
    }
}
