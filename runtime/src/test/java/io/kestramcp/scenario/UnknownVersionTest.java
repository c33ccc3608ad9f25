package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.gson.JsonObject;
import io.kestramcp.kestra.ApiLine;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import io.kestramcp.scenario.McpCaller.Answer;
import io.kestramcp.tools.GeneratedTools;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A Kestra of a version that no contract was made for, through the front door. */
class UnknownVersionTest {
    private static final SortedSet<ApiLine> LINES = GeneratedTools.catalog().lines();
    private static final String NEWEST = LINES.last().name();
    private static final String NOTE = "This gateway was not built for Kestra 99.0.0: it is spoken to as " + NEWEST
            + ", the newest API line known here that is not newer. What has changed since may fail.";

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.kestramcp.kestra");

    @BeforeAll
    static void needsTheSandbox() {
        GatewayTest.assumeSandbox();
    }

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    @Test
    void a_newer_one_is_spoken_to_by_the_newest_line_and_log_readiness_and_instance_say_so() throws Exception {
        run("99.0.0", client -> {
            Answer info = client.ok("get_instance_info", "{}");
            assertThat(info.string("api_line")).isEqualTo(NEWEST);
            assertThat(info.content().get("line_known").getAsBoolean()).isFalse();
            assertThat(info.string("note")).isEqualTo(NOTE);
            client.ok("search_flows", "{}");
            assertThat(client.get("/readyz?verbose").statusCode()).isEqualTo(200);
            assertThat(client.get("/readyz?verbose").body())
                    .contains("Kestra 99.0.0 (OSS), spoken to as " + NEWEST + ". " + NOTE);
            assertThat(told(Level.WARN)).as("once, not at each call").containsExactly(NOTE);
        });
    }

    @Test
    void one_older_than_every_line_is_refused_with_the_lines_there_are_and_told_in_the_log() throws Exception {
        run("1.2.9", client -> {
            String refused = "Kestra 1.2.9 is older than every version served here ("
                    + LINES.stream().map(ApiLine::name).collect(Collectors.joining(", ")) + ").";
            assertThat(client.get("/readyz").statusCode()).isEqualTo(503);
            assertThat(client.get("/readyz").body()).contains(refused).contains("Upgrade Kestra");
            JsonObject params = new JsonObject();
            assertThat(client.request("tools/list", params).toString()).contains(refused);
            assertThat(told(Level.ERROR)).singleElement().asString().startsWith(refused);
        });
    }

    @FunctionalInterface
    private interface Use {
        void by(McpCaller client) throws Exception;
    }

    private static void run(String version, Use use) throws Exception {
        try (Sandbox kestra = Sandbox.start(SandboxOptions.of("2.0"));
                KestraFront front = new KestraFront(kestra.baseUri()).claiming(version)) {
            GatewayTest.run(kestra, front.address(), Map.of(), (gateway, same, client) -> use.by(client));
        }
    }

    private List<String> told(Level level) {
        return log.list.stream()
                .filter(event -> event.getLevel() == level)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
