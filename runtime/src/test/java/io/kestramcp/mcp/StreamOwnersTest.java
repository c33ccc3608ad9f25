package io.kestramcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.identity.Claims;
import io.kestramcp.identity.Identity;
import io.kestramcp.identity.Principal;
import io.kestramcp.observe.Observer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Whose a session and its stream are, and for how long. */
class StreamOwnersTest {
    private static final Identity ADA = person("ada");
    private static final Identity BOB = person("bob");
    private static final String INITIALIZE = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\","
            + "\"params\":{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{}}}";

    private final HttpEndpoint endpoint = new HttpEndpoint(
            Offer.ofTools(FixtureTools.ABOUT, new FixtureTools()),
            new CallPool(Executors.newCachedThreadPool(CallPool.daemons("test")), 10),
            Duration.ofSeconds(1),
            new ListenLimits(10, 10, Duration.ofMillis(20), Duration.ofMillis(20)),
            CallerLimits.NONE,
            Observer.NONE);

    private static Identity person(String subject) {
        return new Identity(new Principal("https://issuer.example", subject, subject), Claims.none());
    }

    private static HttpHeaders headers(Map<String, String> headers) {
        return name -> headers.containsKey(name) ? List.of(headers.get(name)) : List.of();
    }

    private String session(Identity caller) throws IOException {
        Written written = new Written();
        endpoint.post(
                new HttpPost(
                        MessageReader.read(ByteBuffer.wrap(INITIALIZE.getBytes(StandardCharsets.UTF_8))),
                        headers(Map.of()),
                        true,
                        caller,
                        Instant.MAX,
                        "127.0.0.1",
                        "post"),
                written);
        return written.headers.get("Mcp-Session-Id");
    }

    private Written get(Identity caller, String session, Instant until) throws IOException {
        Written written = new Written();
        endpoint.get(
                new HttpGet(headers(Map.of("Mcp-Session-Id", session)), caller, until, "127.0.0.1", "get"), written);
        return written;
    }

    @Test
    void the_session_of_another_caller_is_none() throws IOException {
        Written written = get(BOB, session(ADA), Instant.MAX);
        assertThat(written.status).isEqualTo(404);
        assertThat(written.body).contains("names no session of this caller");
    }

    @Test
    void a_stream_ends_when_its_caller_is_not_known_any_more() throws IOException {
        Written written = get(ADA, session(ADA), Instant.now().plusMillis(200));
        assertThat(written.ended).isTrue();
        assertThat(written.status).isEqualTo(200);
    }

    @Test
    void a_gateway_that_stops_opens_no_stream() throws IOException {
        endpoint.endStreams();
        assertThat(get(ADA, session(ADA), Instant.MAX).status).isEqualTo(503);
    }

    /** What was written. */
    private static final class Written implements HttpAnswer {
        private int status;
        private Map<String, String> headers = Map.of();
        private String body = "";
        private boolean ended;

        @Override
        public void accepted() {
            status = 202;
        }

        @Override
        public void json(int code, Map<String, String> sent, String json) {
            status = code;
            headers = sent;
            body = json;
        }

        @Override
        public void insufficientScope(Set<String> scopes) {
            status = 403;
        }

        @Override
        public void event(String json) {
            status = 200;
        }

        @Override
        public void keepAlive() {
            status = 200;
        }

        @Override
        public void endEvents() {
            ended = true;
        }
    }
}
