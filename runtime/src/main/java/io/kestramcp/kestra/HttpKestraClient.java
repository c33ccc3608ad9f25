package io.kestramcp.kestra;

import io.kestramcp.client.KestraRequest;
import io.kestramcp.client.NameValue;
import io.kestramcp.config.KestraSettings;
import io.kestramcp.identity.Principal;
import io.kestramcp.kestra.KestraException.Kind;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * Talks to one Kestra over HTTP/1.1. Redirects are not followed, cookies not kept, answers larger than the limit not read.
 * A request that may change something is sent once, whatever happens.
 */
public final class HttpKestraClient implements KestraClient, AutoCloseable {
    /** Kill answers {@code text/json}, and 406 to those who ask for JSON alone (recording 233 of 1.3.25). */
    private static final String ACCEPT = "application/json, */*";

    /** More at once would only queue in Kestra, and every one may hold an answer of the largest size. */
    private static final int MOST_AT_ONCE = 64;
    /** As many wait as callers may call at a time by default. */
    private static final int MOST_WAITING = 256;
    /** How long a Kestra that does not answer is left alone. */
    private static final Duration PAUSE = Duration.ofSeconds(10);
    /** Who looks which Kestra it is. */
    private static final Principal SELF = new Principal("local", "gateway", "this gateway");

    private final OkHttpClient http;
    private final HttpUrl base;
    private final String userAgent;
    private final CredentialSource credentials;
    private final Retries retries;
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
        this.http = HttpClients.of(settings);
        this.base = HttpUrl.get(settings.baseUrl());
        this.userAgent = "kestra-mcp/" + version;
        this.credentials = credentials;
        this.retries = new Retries(
                new Exchange(
                        http,
                        settings.maxReplyBytes(),
                        MOST_AT_ONCE,
                        MOST_WAITING,
                        new Breaker(PAUSE, Clock.systemUTC())),
                backoff);
        this.probe = new ServerProbe(
                (request, time) -> retries.send(
                        SELF, request, wire(request, new UpstreamCredential.Anonymous()), time, new Cancellation()),
                lines,
                System::nanoTime);
    }

    private HttpKestraClient(HttpKestraClient origin, CredentialSource credentials) {
        this.http = origin.http;
        this.base = origin.base;
        this.userAgent = origin.userAgent;
        this.credentials = credentials;
        this.retries = origin.retries;
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
                retries.send(
                        options.caller(),
                        request,
                        wire(request, credential),
                        options.timeout(),
                        options.cancellation()),
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
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private Request wire(KestraRequest request, UpstreamCredential credential) {
        HttpUrl.Builder url = base.newBuilder();
        url.addEncodedPathSegments(request.path().substring(1));
        request.query().forEach(each -> url.addQueryParameter(each.name(), each.value()));
        Request.Builder wire = new Request.Builder()
                .url(url.build())
                .method(request.method(), RequestBodies.of(request))
                .header("Accept", ACCEPT)
                .header("User-Agent", userAgent);
        for (NameValue each : request.headers()) {
            wire.header(each.name(), each.value());
        }
        credential.authorization().ifPresent(value -> wire.header("Authorization", value));
        return wire.build();
    }
}
