package io.kestramcp.kestra;

import io.kestramcp.client.KestraRequest;
import io.kestramcp.config.KestraSettings;
import io.kestramcp.identity.Principal;
import io.kestramcp.kestra.KestraException.Kind;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Talks to one Kestra over HTTP/1.1. Redirects are not followed, cookies not kept, answers larger than the limit not read.
 * A request that may change something is sent once, whatever happens.
 */
public final class HttpKestraClient implements KestraClient, AutoCloseable {
    /** Who looks which Kestra it is. */
    private static final Principal SELF = new Principal("local", "gateway", "this gateway");

    private final Connections connections;
    private final CredentialSource credentials;
    private final ServerProbe probe;

    /**
     * Opens nothing yet: the first request connects.
     *
     * @param lines the API lines that contracts were made for; not empty
     * @param version of this program, told to Kestra
     * @throws IllegalArgumentException when the CA file holds no certificate
     */
    public HttpKestraClient(
            KestraSettings settings, CredentialSource credentials, Collection<ApiLine> lines, String version) {
        this(settings, credentials, lines, version, Backoff.JITTERED);
    }

    HttpKestraClient(
            KestraSettings settings,
            CredentialSource credentials,
            Collection<ApiLine> lines,
            String version,
            Backoff backoff) {
        this.connections = new Connections(settings, version, backoff);
        this.credentials = credentials;
        this.probe = new ServerProbe(
                (request, time) -> connections
                        .upstream()
                        .send(SELF, request, new UpstreamCredential.Anonymous(), time, new Cancellation()),
                lines,
                System::nanoTime);
    }

    /**
     * Has OkHttp look at the Java that it runs in (its security providers, its logging), whichever Kestra it will talk to: the
     * first request does it otherwise, and whoever sends that waits.
     */
    public static void prepare() {
        HttpClients.first();
    }

    private HttpKestraClient(HttpKestraClient origin, CredentialSource credentials) {
        this.connections = origin.connections;
        this.credentials = credentials;
        this.probe = origin.probe;
    }

    @Override
    public KestraReply send(KestraRequest request, CallOptions options) throws KestraException {
        UpstreamCredential credential = credentials
                .credential(options.caller())
                .orElseThrow(() -> new KestraException(
                        Kind.NO_CREDENTIAL,
                        0,
                        "No Kestra credential is known for " + options.caller().displayName() + ". Nothing was sent.",
                        List.of(),
                        "Register a Kestra token for this user first.",
                        false));
        return Redaction.of(
                connections
                        .upstream()
                        .send(options.caller(), request, credential, options.timeout(), options.cancellation()),
                credential);
    }

    @Override
    public KestraServer server() throws KestraException {
        return probe.server();
    }

    @Override
    public Optional<URI> tokenPage() {
        return credentials.tokenPage();
    }

    /** The same Kestra over the same connections, with other credentials; closed with this one. */
    public KestraClient with(CredentialSource others) {
        return new HttpKestraClient(this, others);
    }

    /** Ends idle connections; running calls go on to their end. */
    @Override
    public void close() {
        connections.close();
    }
}
