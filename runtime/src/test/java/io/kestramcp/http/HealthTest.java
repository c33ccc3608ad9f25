package io.kestramcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.http.Readiness.Check;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an orchestrator asks. */
class HealthTest {
    private final AtomicReference<Check> kestra = new AtomicReference<>(new Check("kestra", true, "2.0.0, OSS"));
    private HttpFixture http;

    @BeforeEach
    void start() throws Exception {
        http = new HttpFixture(256, HttpFixture.NEVER, () -> List.of(kestra.get()));
    }

    @AfterEach
    void stop() throws Exception {
        http.close();
    }

    @Test
    void it_is_live_whatever_kestra_does() throws Exception {
        kestra.set(new Check("kestra", false, "down"));
        assertThat(get("/livez").statusCode()).isEqualTo(200);
    }

    @Test
    void it_is_ready_while_all_that_it_needs_is_there() throws Exception {
        assertThat(get("/readyz").statusCode()).isEqualTo(200);
        assertThat(get("/readyz").body()).isEqualTo("{\"status\":\"ready\"}");
    }

    @Test
    void it_is_not_ready_while_kestra_cannot_be_asked_and_says_why() throws Exception {
        kestra.set(new Check("kestra", false, "No connection."));
        HttpResponse<String> response = get("/readyz");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body())
                .isEqualTo(
                        "{\"status\":\"not ready\",\"checks\":[{\"name\":\"kestra\",\"ready\":false,\"detail\":\"No connection.\"}]}");
    }

    @Test
    void verbose_lists_what_is_there_too() throws Exception {
        assertThat(get("/readyz?verbose").body())
                .contains("\"name\":\"kestra\",\"ready\":true,\"detail\":\"2.0.0, OSS\"");
    }

    @Test
    void a_balancer_goes_on_sending_calls_while_kestra_is_down_for_all_so_that_clients_are_told() throws Exception {
        assertThat(get("/readyz?self").statusCode()).isEqualTo(200);
        kestra.set(new Check("kestra", false, "No connection."));
        assertThat(get("/readyz?self").body()).isEqualTo("{\"status\":\"ready\"}");
        assertThat(get("/readyz?self&verbose").body()).contains("Whether it still is tells /readyz.");
        assertThat(get("/readyz").statusCode()).isEqualTo(503);
    }

    @Test
    void a_new_gateway_that_never_reached_kestra_does_not_take_the_place_of_a_good_one() throws Exception {
        kestra.set(new Check("kestra", false, "No connection."));
        HttpResponse<String> refused = get("/readyz?self");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("\"name\":\"kestra\",\"ready\":false,\"detail\":\"No connection.\"");
        kestra.set(new Check("kestra", true, "2.0.0, OSS"));
        assertThat(get("/readyz?self").statusCode()).isEqualTo(200);
    }

    @Test
    void a_gateway_that_stops_is_left_by_balancers() throws Exception {
        assertThat(get("/readyz?self").statusCode()).isEqualTo(200);
        http.server.drain();
        HttpResponse<String> refused = get("/readyz?self");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("The gateway is stopping.");
    }

    @Test
    void a_readiness_that_throws_is_not_ready_and_tells_nothing() throws Exception {
        kestra.set(null);
        HttpResponse<String> response = get("/readyz");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).doesNotContain("NullPointer");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(http.uri(path)));
    }
}
