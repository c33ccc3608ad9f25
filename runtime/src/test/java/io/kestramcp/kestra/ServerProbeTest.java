package io.kestramcp.kestra;

import static io.kestramcp.kestra.ClientFixture.LINES;
import static io.kestramcp.kestra.ClientFixture.client;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kestramcp.kestra.KestraException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which Kestra it is, which line is spoken to it, and for how long that is believed. */
class ServerProbeTest {
    private final AtomicLong now = new AtomicLong(-5);
    private final List<KestraReply> replies = new ArrayList<>();
    private int asked;
    private final ServerProbe probe = new ServerProbe((request, time) -> next(), LINES, now::get);

    @ParameterizedTest
    @CsvSource({
        "1.3.25, 1.3, true",
        "1.3.0-SNAPSHOT, 1.3, true",
        "v1.3.1, 1.3, true",
        "2.0.0-rc1, 2.0, true",
        "2.0.0-SNAPSHOT, 2.0, true",
        "2.0, 2.0, true",
        "1.4.2, 1.3, false",
        "1.10.0, 1.3, false",
        "2.1.0, 2.0, false",
        "10.0.0+build.7, 2.0, false"
    })
    void the_newest_line_that_is_not_newer_than_the_server_is_used(String version, String line, boolean known)
            throws Exception {
        replies.add(configs(version, "OSS"));
        assertThat(probe.server()).isEqualTo(new KestraServer(version, "OSS", new ApiLine(line), known));
    }

    @Test
    void the_edition_decides_and_none_is_the_open_source_one() throws Exception {
        replies.add(configs("2.0.0", "EE"));
        assertThat(probe.server().enterprise()).isTrue();
        replies.add(json(200, "{\"version\":\"2.0.0\"}"));
        now.addAndGet(TimeUnit.SECONDS.toNanos(60));
        assertThat(probe.server().enterprise()).isFalse();
    }

    @Test
    void a_server_older_than_every_line_is_refused_with_the_lines_that_are_served() {
        replies.add(configs("1.1.9", "OSS"));
        KestraException failure = failure();
        assertThat(failure).hasMessageContaining("Kestra 1.1.9 is older").hasMessageContaining("(1.3, 2.0)");
        assertThat(failure.hint()).contains("Upgrade");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "pong",
                "[]",
                "null",
                "{}",
                "{\"version\":null}",
                "{\"version\":2}",
                "{\"version\":\"latest\"}",
                "{\"version\":\"99999.1\"}",
                "{\"version\":\"2.0.0\"",
                "{\"version\":\"2.0.0\"} trailing"
            })
    void an_odd_answer_is_not_kestra(String body) {
        replies.add(json(200, body));
        KestraException failure = failure();
        assertThat(failure.kind()).isEqualTo(Kind.NOT_KESTRA);
        assertThat(failure).hasMessageContaining("/api/v1/configs");
        assertThat(failure.hint()).contains("KESTRA_BASE_URL");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void a_refusal_is_not_kestra_since_kestra_answers_everybody(int status) {
        replies.add(json(status, ""));
        assertThat(failure().kind()).isEqualTo(Kind.NOT_KESTRA);
    }

    @Test
    void a_server_in_trouble_is_told_as_such() {
        replies.add(json(503, ""));
        assertThat(failure().kind()).isEqualTo(Kind.BUSY);
    }

    @Test
    void an_answer_is_believed_for_a_minute_and_an_upgrade_is_then_noticed() throws Exception {
        replies.add(configs("1.3.25", "OSS"));
        replies.add(configs("2.0.0", "OSS"));
        probe.server();
        now.addAndGet(TimeUnit.SECONDS.toNanos(60) - 1);
        assertThat(probe.server().version()).isEqualTo("1.3.25");
        assertThat(asked).isEqualTo(1);
        now.addAndGet(1);
        assertThat(probe.server().version()).isEqualTo("2.0.0");
    }

    @Test
    void a_failure_is_believed_for_two_seconds() throws Exception {
        replies.add(json(500, ""));
        replies.add(configs("2.0.0", "OSS"));
        failure();
        now.addAndGet(TimeUnit.SECONDS.toNanos(2) - 1);
        failure();
        assertThat(asked).isEqualTo(1);
        now.addAndGet(1);
        assertThat(probe.server().version()).isEqualTo("2.0.0");
    }

    @Test
    void the_client_asks_without_a_credential() throws Exception {
        try (FakeServer server = FakeServer.answering("{\"version\":\"2.0.0\",\"edition\":\"OSS\"}");
                HttpKestraClient client = client(server.url() + "/prefix")) {
            assertThat(client.server().line()).isEqualTo(new ApiLine("2.0"));
            client.server();
            assertThat(server.requests()).hasSize(1);
            assertThat(server.requests().get(0).line()).isEqualTo("GET /prefix/api/v1/configs HTTP/1.1");
            assertThat(server.requests().get(0).header("Authorization")).isNull();
        }
    }

    @Test
    void a_web_page_at_the_address_is_told() throws Exception {
        try (FakeServer server = new FakeServer((number, request, connection) ->
                        connection.answer(200, "Content-Type: text/html\r\n", "<title>Kestra UI</title>"));
                HttpKestraClient client = client(server.url())) {
            KestraException failure = catchThrowableOfType(KestraException.class, client::server);
            assertThat(failure.kind()).isEqualTo(Kind.NOT_KESTRA);
            assertThat(failure).hasMessageContaining("'Kestra UI'");
        }
    }

    private KestraException failure() {
        KestraException failure = catchThrowableOfType(KestraException.class, probe::server);
        assertThat(failure).isNotNull();
        return failure;
    }

    private KestraReply next() {
        return replies.get(asked++);
    }

    private static KestraReply configs(String version, String edition) {
        return json(200, "{\"version\":\"" + version + "\",\"edition\":\"" + edition + "\"}");
    }

    private static KestraReply json(int status, String body) {
        return new KestraReply(status, "application/json", ByteString.encodeUtf8(body));
    }
}
