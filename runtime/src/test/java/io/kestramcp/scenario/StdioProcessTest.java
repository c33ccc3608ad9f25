package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kestramcp.config.LogSettings;
import io.kestramcp.mcp.MessageCorpus;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real process: what is asked is answered, and standard output belongs to the protocol. */
class StdioProcessTest {
    private static final Set<LogSettings.Level> WARNED_AT =
            EnumSet.range(LogSettings.Level.TRACE, LogSettings.Level.WARN);

    private static final String WARNED_OF = "KESTRA_VERIFY_SSL";

    private static Sandbox kestra;

    @BeforeAll
    static void start() {
        kestra = Sandbox.start(SandboxOptions.of("2.0"));
    }

    @AfterAll
    static void stop() {
        kestra.close();
    }

    @Test
    void a_thousand_calls_in_one_go_are_all_answered_after_the_end_of_input() throws Exception {
        StringBuilder input = new StringBuilder();
        IntStream.rangeClosed(1, 1000).forEach(id -> input.append(call(id)).append('\n'));

        StdioProcess.Ended ended = StdioProcess.run(kestra, Map.of(), bytes(input.toString()));

        assertThat(ended.messages())
                .hasSize(1000)
                .allSatisfy(answer ->
                        assertThat(page(answer)).isEqualTo(answer.get("id").getAsInt()))
                .extracting(answer -> answer.get("id").getAsInt())
                .doesNotHaveDuplicates();
        assertThat(ended.exit()).isZero();
    }

    @Test
    void what_measures_and_traces_is_not_needed_unless_it_is_asked_for() throws Exception {
        String others = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(jar -> !jar.matches(".*/(micrometer|prometheus|opentelemetry)-[^/]*[.]jar"))
                .collect(Collectors.joining(File.pathSeparator));

        StdioProcess.Ended ended = StdioProcess.run(kestra, Map.of(), bytes(call(1) + "\n"), others);

        assertThat(others).isNotEqualTo(System.getProperty("java.class.path"));
        assertThat(page(ended.messages().get(0))).isEqualTo(1);
        assertThat(ended.exit()).isZero();
    }

    @Test
    void a_flood_of_lines_that_are_no_messages_changes_nothing() throws Exception {
        Random random = new Random(20261121);
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        int pings = 0;
        for (MessageCorpus.Case bad : MessageCorpus.cases()) {
            if (bad.refused()) {
                input.writeBytes(bad.bytes());
                input.writeBytes(bytes("\n"));
                input.writeBytes(binary(random));
                input.writeBytes(bytes("\n" + ping(pings++) + "\r\n"));
            }
        }
        byte[] tooLong = new byte[9 * 1024 * 1024];
        input.writeBytes(tooLong);
        input.writeBytes(bytes("\n\n\r\n" + call(1_000_000) + "\n"));
        input.writeBytes(tooLong);
        input.writeBytes(bytes("\n" + ping(pings++)));

        StdioProcess.Ended ended = StdioProcess.run(kestra, Map.of(), input.toByteArray());

        assertThat(ended.messages()).allMatch(answer -> answer.has("result") || answer.has("error"));
        assertThat(ended.messages().stream().filter(answer -> answer.has("result")))
                .extracting(answer -> answer.get("id").getAsInt())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.concat(IntStream.range(0, pings), IntStream.of(1_000_000))
                                .boxed()
                                .toList());
        assertThat(ended.messages().stream()
                        .filter(answer -> answer.toString().contains("too long"))
                        .count())
                .isEqualTo(2);
        assertThat(ended.exit()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void standard_output_holds_the_protocol_alone_at_every_log_level(LogSettings.Level level) throws Exception {
        Map<String, String> settings = Map.of("KESTRA_MCP_LOG_LEVEL", level.name(), WARNED_OF, "false");

        StdioProcess.Ended ended = StdioProcess.run(kestra, settings, bytes("{oops\n" + call(1) + "\n" + ping(2)));

        assertThat(ended.messages())
                .hasSize(3)
                .allMatch(each -> each.get("jsonrpc").getAsString().equals("2.0"));
        assertThat(ended.exit()).isZero();
        assertThat(ended.err().contains(WARNED_OF)).isEqualTo(WARNED_AT.contains(level));
        if (level == LogSettings.Level.OFF) {
            assertThat(ended.err()).isEmpty();
        }
    }

    /** The page that a search tells it answered. */
    private static int page(JsonObject answer) {
        return answer.getAsJsonObject("result")
                .getAsJsonObject("structuredContent")
                .get("page")
                .getAsInt();
    }

    /** Anything but the end of a line. */
    private static byte[] binary(Random random) {
        byte[] line = new byte[1 + random.nextInt(2000)];
        random.nextBytes(line);
        // No line of it is a message: this byte is nowhere in UTF-8.
        line[0] = (byte) 0xFF;
        for (int at = 0; at < line.length; at++) {
            line[at] = line[at] == '\n' ? 0 : line[at];
        }
        return line;
    }

    private static String call(int id) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id
                + ",\"method\":\"tools/call\",\"params\":{\"name\":\"search_flows\",\"arguments\":{\"page\":" + id
                + "}}}";
    }

    private static String ping(int id) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"ping\"}";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
