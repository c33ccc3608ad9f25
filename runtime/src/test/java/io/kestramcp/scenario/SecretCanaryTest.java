package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.joran.spi.JoranException;
import com.sun.net.httpserver.HttpServer;
import io.kestramcp.cli.Assembly;
import io.kestramcp.cli.Doors;
import io.kestramcp.cli.StandardErrorLog;
import io.kestramcp.config.Settings;
import io.kestramcp.config.SettingsReader;
import io.kestramcp.oauth.LiveProvider;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import io.kestramcp.vault.NewKey;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Secrets of which each is found again wherever it comes out: log lines, the audit record, answers, metrics, traces. */
class SecretCanaryTest {
    private static final String PUBLIC_URL = "https://mcp.example.com";
    private static final String USER = "ann@example.com";
    private static final String PASSWORD = "canary-Upstream-Pa55word";
    private static final String BASIC =
            Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    private static final String VALUE = "canary-key-value-4711";
    private static final String INPUT = "canary-input-4712";
    private static final String HEADER = "canary-header-4713";

    @TempDir
    private Path directory;

    private final Lines lines = new Lines();
    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

    @BeforeAll
    static void needsTheSandbox() {
        GatewayTest.assumeSandbox();
    }

    /** Logs as the gateway does when the operator wants everything. */
    @BeforeEach
    void listen() {
        context.reset();
        StandardErrorLog.setUp(context);
        lines.setContext(context);
        lines.start();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.addAppender(lines);
        root.setLevel(Level.TRACE);
    }

    @AfterEach
    void stopListening() throws JoranException {
        context.reset();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(SecretCanaryTest.class.getResource("/logback-test.xml"));
    }

    @Test
    void C2_no_secret_of_a_caller_or_of_the_operator_comes_out_of_good_calls_and_bad_ones() throws Exception {
        Path audit = directory.resolve("audit.jsonl");
        List<String> answers = new ArrayList<>();
        List<String> threads = new ArrayList<>();
        List<String> secrets = new ArrayList<>(List.of(PASSWORD, BASIC, HEADER));
        try (LiveProvider provider = new LiveProvider();
                TraceCollector collector = new TraceCollector();
                Sandbox kestra = Sandbox.start(
                        SandboxOptions.of("2.0").withCredential(USER, PASSWORD).withSpeed(1000))) {
            Map<String, String> observed = settings(provider, audit, PASSWORD);
            observed.put("OTEL_EXPORTER_OTLP_ENDPOINT", collector.address());
            GatewayTest.runManaged(kestra, kestra.baseUri(), observed, (management, same, client) -> {
                String token = provider.token(PUBLIC_URL + "/mcp", Map.of("roles", List.of("admin")));
                secrets.addAll(List.of(token, token.substring(token.lastIndexOf('.') + 1)));
                McpCaller admin = client.as(token).with("X-Api-Key", HEADER);
                Flows.save(admin, Flows.GREETING);
                answers.add(admin.ok(
                                "set_key",
                                "{\"namespace\": \"company.team\", \"key\": \"k\", \"value\": \"" + VALUE + "\"}")
                        .text());
                answers.add(admin.ok(
                                "execute_flow",
                                "{\"namespace\": \"company.team\", \"flow_id\": \"greeting\", \"inputs\": {\"who\": \""
                                        + INPUT + "\"}}")
                        .text());
                answers.add(admin.call("get_key", "{\"namespace\": \"company.team\", \"key\": \"none\"}")
                        .text());
                answers.add(client.as(token + "x").post("{}").body());
                answers.add(client.with("Authorization", "Basic " + BASIC)
                        .post("{}")
                        .body());
                answers.add(admin.get("/metrics?access_token=" + token).body());
                String metrics = management.get("/metrics").body();
                assertThat(metrics).contains("set_key", "execute_flow");
                answers.add(metrics);
                answers.add(management.get("/readyz?verbose").body());
                Thread.getAllStackTraces().keySet().forEach(thread -> threads.add(thread.toString()));
            });
            assertThat(collector.span("tools/call set_key").trace()).isNotEmpty();
            answers.add(collector.everything());
            GatewayTest.run(
                    kestra,
                    kestra.baseUri(),
                    settings(provider, audit, "canary-wrong-Pa55"),
                    (gateway, same, client) -> {
                        secrets.add("canary-wrong-Pa55");
                        String token = provider.token(PUBLIC_URL + "/mcp", Map.of("roles", List.of("admin")));
                        secrets.add(token);
                        answers.add(client.as(token)
                                .call("list_flows", "{\"namespace\": \"a\"}")
                                .text());
                    });
        }
        assertThat(lines.all()).as("something was logged").isNotEmpty();
        assertNoneIn(secrets, lines.all());
        assertNoneIn(secrets, Files.readAllLines(audit));
        assertNoneIn(secrets, answers);
        assertThat(threads).anyMatch(name -> name.contains("calls-"));
        assertNoneIn(secrets, threads);
        List<String> arguments = List.of(VALUE, INPUT);
        assertNoneIn(arguments, threads);
        assertNoneIn(arguments, lines.all());
        assertNoneIn(arguments, Files.readAllLines(audit));
        assertNoneIn(arguments, answers);
    }

    @Test
    void C2_neither_what_was_read_nor_what_is_wrong_with_it_shows_a_secret_as_text() throws Exception {
        String key = NewKey.create(Clock.systemUTC()).reveal();
        String raw = key.substring(key.indexOf(':') + 1);
        List<String> secrets = List.of(PASSWORD, BASIC, raw, "canary-client-secret", "canary-store-password");
        try (LiveProvider provider = new LiveProvider()) {
            Map<String, String> settings = settings(provider, directory.resolve("audit.jsonl"), PASSWORD);
            settings.put("KESTRA_BASE_URL", "http://127.0.0.1:1");
            settings.put("ENCRYPTION_KEYS", key);
            settings.put("OIDC_CLIENT_ID", "gateway");
            settings.put("OIDC_CLIENT_SECRET", "canary-client-secret");
            settings.put("KESTRA_MCP_STORE", "jdbc:postgresql://127.0.0.1:1/none");
            settings.put("KESTRA_MCP_STORE_PASSWORD", "canary-store-password");
            Settings read = SettingsReader.read(Map.of(), settings, Optional.empty());
            List<String> texts = new ArrayList<>(List.of(read.toString()));
            try (Assembly assembly = new Assembly(read);
                    Doors doors = new Doors(read, assembly)) {
                // The store does not answer, which is told in the log.
                doors.server().start();
            }
            settings.put("ENCRYPTION_KEYS", key + "," + key + "x");
            Settings bad = SettingsReader.read(Map.of(), settings, Optional.empty());
            texts.add(failure(() -> {
                try (Assembly assembly = new Assembly(bad);
                        Doors doors = new Doors(bad, assembly)) {
                    doors.server().start();
                }
            }));
            settings.put("KESTRA_BASE_URL", "http://ann:" + PASSWORD + "@127.0.0.1:1");
            settings.put("KESTRA_MCP_STORE", "jdbc:postgresql://127.0.0.1:1/none?password=canary-store-password");
            texts.add(failure(() -> SettingsReader.read(Map.of(), settings, Optional.empty())));
            assertNoneIn(secrets, texts);
            assertNoneIn(secrets, lines.all());
        }
    }

    /** The exception with its causes, as a log would have it. */
    private static String failure(ThrowingCallable action) {
        StringWriter text = new StringWriter();
        catchThrowable(action).printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void C2_a_kestra_that_shows_the_request_in_its_error_gives_nothing_away() throws Exception {
        HttpServer echo = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        echo.createContext("/", exchange -> {
            boolean configuration = exchange.getRequestURI().getPath().endsWith("/configs");
            String text = configuration
                    ? "{\"version\": \"2.0.0\", \"edition\": \"OSS\"}"
                    : "{\"message\": \"failed with "
                            + exchange.getRequestHeaders().getFirst("Authorization") + "\"}";
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(configuration ? 200 : 422, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        echo.start();
        try (LiveProvider provider = new LiveProvider()) {
            Path audit = directory.resolve("audit.jsonl");
            URI address = URI.create("http://127.0.0.1:" + echo.getAddress().getPort());
            GatewayTest.run(null, address, settings(provider, audit, PASSWORD), (gateway, none, client) -> {
                McpCaller admin = client.as(provider.token(PUBLIC_URL + "/mcp", Map.of("roles", List.of("admin"))));
                McpCaller.Answer answer = admin.call("list_flows", "{\"namespace\": \"a\"}");
                assertThat(answer.failed()).isTrue();
                assertThat(answer.text()).contains("failed with");
                assertNoneIn(List.of(PASSWORD, BASIC), List.of(answer.text()));
            });
            assertNoneIn(List.of(PASSWORD, BASIC), lines.all());
            assertNoneIn(List.of(PASSWORD, BASIC), Files.readAllLines(audit));
        } finally {
            echo.stop(0);
        }
    }

    private static Map<String, String> settings(LiveProvider provider, Path audit, String password) {
        return new HashMap<>(Map.of(
                "KESTRA_MCP_TOOLSETS",
                "all",
                "KESTRA_MCP_PUBLIC_URL",
                PUBLIC_URL,
                "KESTRA_MCP_AUDIT_FILE",
                audit.toString(),
                "KESTRA_USERNAME",
                USER,
                "KESTRA_PASSWORD",
                password,
                "OIDC_ISSUER_URL",
                provider.issuer()));
    }

    private static void assertNoneIn(List<String> secrets, List<String> texts) {
        assertThat(texts).allSatisfy(text -> assertThat(text).doesNotContain(secrets.toArray(String[]::new)));
    }

    /** Every log line, with the exceptions in it. */
    private static final class Lines extends AppenderBase<ILoggingEvent> {
        private final Queue<String> all = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            String thrown =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            all.add(event.getLoggerName() + " " + event.getFormattedMessage() + event.getMDCPropertyMap() + thrown);
        }

        List<String> all() {
            return List.copyOf(all);
        }
    }
}
