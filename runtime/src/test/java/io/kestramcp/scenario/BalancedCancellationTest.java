package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.conformance.Caller;
import io.kestramcp.conformance.Events;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that nobody waits for any more, at two gateways behind a balancer. */
class BalancedCancellationTest extends BalancedTest {
    private static final String WAIT = "{\"name\":\"wait_for_execution\",\"arguments\":{\"execution_id\":\"stalled\"}}";

    private StallingKestra stalling;

    @Override
    protected Map<String, String> settings() throws Exception {
        stalling = new StallingKestra(kestra.baseUri(), "/executions/stalled");
        Map<String, String> settings = super.settings();
        settings.put("KESTRA_BASE_URL", stalling.address().toString());
        return settings;
    }

    @AfterEach
    void stopStalling() throws Exception {
        if (stalling != null) {
            stalling.close();
        }
    }

    @Test
    void a_call_is_cancelled_at_the_other_gateway_and_its_request_to_kestra_ends() throws Exception {
        Caller caller = session("{}");
        CompletableFuture<HttpResponse<String>> call =
                caller.http().sendAsync(caller.request("tools/call", WAIT), BodyHandlers.ofString());
        assertThat(stalling.reached()).isTrue();
        HttpResponse<String> cancelled = send(
                caller,
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":"
                        + caller.lastId() + "}}");
        assertThat(cancelled.statusCode()).isEqualTo(202);
        assertThat(stalling.givenUp()).isTrue();
        assertThat(servedBy(call.get(30, TimeUnit.SECONDS))).isNotEqualTo(servedBy(cancelled));
    }

    @Test
    void a_closed_stream_reaches_the_gateway_and_ends_its_request_to_kestra() throws Exception {
        Caller caller = Caller.modern(gateways.port());
        Events call = Events.open(caller.http(), caller.request("tools/call", WAIT));
        assertThat(call.header("Content-Type")).startsWith("text/event-stream");
        assertThat(stalling.reached()).isTrue();
        call.close();
        assertThat(stalling.givenUp()).isTrue();
    }
}
