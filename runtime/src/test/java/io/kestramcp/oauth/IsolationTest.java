package io.kestramcp.oauth;

import static io.kestramcp.oauth.Outcomes.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many callers at once. */
class IsolationTest {
    @Test
    void T12_A_11_a_thousand_mixed_requests_each_get_their_own_identity()
            throws IOException, InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (Rig rig = new Rig()) {
            List<Callable<Void>> calls = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                String subject = "user-" + i % 7;
                String token = rig.token()
                        .claim("sub", subject)
                        .claim("preferred_username", subject + "-name")
                        .signed();
                calls.add(() -> {
                    var caller = accepted(rig.send(token)).identity();
                    assertThat(caller.principal().subject()).isEqualTo(subject);
                    assertThat(caller.principal().displayName()).isEqualTo(subject + "-name");
                    assertThat(caller.claims().values()).containsEntry("sub", subject);
                    return null;
                });
            }
            for (Future<Void> answer : threads.invokeAll(calls)) {
                answer.get();
            }
            assertThat(rig.provider.requests(FakeProvider.JWKS)).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }
}
