package io.kestramcp.kestra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kestramcp.client.KestraRequest;
import io.kestramcp.config.KestraSettings;
import io.kestramcp.config.Secret;
import io.kestramcp.identity.Principal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Clients and requests for the tests of this package. */
final class ClientFixture {
    /** Must never be seen in a message, nor its Basic form. */
    static final String PASSWORD = "canary-Pa55word";

    static final String BASIC = new UpstreamCredential.Basic("ann", new Secret(PASSWORD))
            .authorization()
            .orElseThrow();

    static final List<ApiLine> LINES = List.of(new ApiLine("1.3"), new ApiLine("2.0"));
    static final long ONE_MIB = 1 << 20;

    private ClientFixture() {}

    static KestraSettings settings(String url) {
        return new KestraSettings(
                URI.create(url),
                "main",
                Optional.of("ann"),
                Optional.of(new Secret(PASSWORD)),
                Optional.empty(),
                true,
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(5),
                ONE_MIB);
    }

    /** A client that waits for nothing between tries. */
    static HttpKestraClient client(String url) {
        KestraSettings settings = settings(url);
        return new HttpKestraClient(
                settings, CredentialSource.operator(settings), LINES, "1.2.3", again -> Duration.ZERO);
    }

    static CallOptions options() {
        return options(Duration.ofSeconds(20));
    }

    static CallOptions options(Duration timeout) {
        return new CallOptions(Principal.local(), timeout, new Cancellation());
    }

    /** A first try of the local user. */
    static Attempt attempt() {
        return new Attempt(Principal.local(), false);
    }

    static KestraRequest request(String method) {
        return KestraRequest.of("someOperation", method, "/api/v1/main/things").build();
    }

    /** The failure of a call; no text of it shows the credential. */
    static KestraException failureOf(String url, KestraRequest request, CallOptions options) {
        try (HttpKestraClient client = client(url)) {
            return clean(catchThrowableOfType(KestraException.class, () -> client.send(request, options)));
        }
    }

    static KestraException clean(KestraException failure) {
        assertThat(failure).isNotNull();
        assertThat(failure + failure.hint() + failure.violations())
                .doesNotContain(PASSWORD)
                .doesNotContain(BASIC)
                .doesNotContain(BASIC.substring("Basic ".length()));
        return failure;
    }
}
