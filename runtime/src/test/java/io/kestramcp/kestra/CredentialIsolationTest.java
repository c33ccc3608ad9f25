package io.kestramcp.kestra;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.client.KestraRequest;
import io.kestramcp.config.Secret;
import io.kestramcp.identity.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** One client serves all callers: each acts with his own credential, whatever connection or thread he is given. */
class CredentialIsolationTest {
    private static final int CALLS = 500;
    private static final int CALLERS = 16;

    @Test
    void U9_many_mixed_calls_each_carry_the_credential_of_their_caller() throws Exception {
        try (FakeServer server = FakeServer.answering("{}");
                HttpKestraClient client = new HttpKestraClient(
                        ClientFixture.settings(server.url()),
                        caller ->
                                Optional.of(new UpstreamCredential.Bearer(new Secret("token-of-" + caller.subject()))),
                        ClientFixture.LINES,
                        "1",
                        again -> Duration.ZERO)) {
            ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
            List<Future<KestraReply>> answers = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                String subject = "user" + i % CALLERS;
                answers.add(threads.submit(() -> client.send(request(subject), options(subject))));
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            for (Future<KestraReply> answer : answers) {
                assertThat(answer.get().success()).isTrue();
            }
            assertThat(server.requests()).hasSize(CALLS).allSatisfy(received -> assertThat(
                            received.header("Authorization"))
                    .isEqualTo("Bearer token-of-" + received.line().replaceAll("GET /api/v1/(\\w+)/.*", "$1")));
        }
    }

    private static KestraRequest request(String subject) {
        return KestraRequest.of("things", "GET", "/api/v1/{user}/things")
                .path("user", subject)
                .build();
    }

    private static CallOptions options(String subject) {
        return new CallOptions(
                new Principal("https://id.example.com", subject, subject), Duration.ofSeconds(30), new Cancellation());
    }
}
