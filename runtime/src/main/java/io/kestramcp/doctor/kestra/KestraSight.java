package io.kestramcp.doctor.kestra;

import io.kestramcp.config.KestraSettings;
import io.kestramcp.config.Settings;
import io.kestramcp.doctor.Installation;
import io.kestramcp.doctor.Once;
import io.kestramcp.kestra.CredentialSource;
import io.kestramcp.kestra.FirstContact;
import io.kestramcp.kestra.HttpKestraClient;
import io.kestramcp.kestra.UpstreamCredential;
import java.net.URI;
import java.util.Optional;

/** Kestra as it shows at the address that was set. Asked once, and only read. Thread-safe. */
final class KestraSight implements AutoCloseable {
    private final Installation installation;
    private final Once<FirstContact> contact = new Once<>(() -> contactAt(kestra().baseUrl()));
    private final Once<HttpKestraClient> client = new Once<>(this::connect);

    KestraSight(Installation installation) {
        this.installation = installation;
    }

    KestraSettings kestra() throws Exception {
        return installation.settings().kestra();
    }

    /** What a request without credential met. */
    FirstContact contact() throws Exception {
        return contact.get();
    }

    /** How long a request may take, for messages. */
    String patience() {
        return installation.patience().toSeconds() + " s";
    }

    /** Likewise at another address. */
    FirstContact contactAt(URI base) throws Exception {
        return FirstContact.make(
                kestra().at(base),
                installation.patience(),
                installation.machine().clock());
    }

    /** The answer to it; only after the checks that there is one. */
    FirstContact.Answer answer() throws Exception {
        return contact().answer().orElseThrow();
    }

    /** The gateway's own client, with the credential that callers share, if they do. */
    HttpKestraClient client() throws Exception {
        return client.get();
    }

    private HttpKestraClient connect() throws Exception {
        Settings settings = installation.settings();
        CredentialSource credentials =
                switch (settings.credentials()) {
                    case SHARED -> CredentialSource.operator(settings.kestra());
                    case NONE -> caller -> Optional.of(new UpstreamCredential.Anonymous());
                    case PER_USER -> caller -> Optional.empty();
                };
        return new HttpKestraClient(
                settings.kestra(),
                credentials,
                installation.catalog().lines(),
                installation.rules().version());
    }

    @Override
    public void close() {
        client.known().ifPresent(HttpKestraClient::close);
    }
}
