package io.kestramcp.kestra;

import io.kestramcp.client.KestraRequest;
import io.kestramcp.client.NameValue;
import io.kestramcp.config.KestraSettings;
import io.kestramcp.identity.Principal;
import java.time.Clock;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** The connections to one Kestra, and what all requests over them have in common. Thread-safe. */
final class Upstream {
    /** Kill answers {@code text/json}, and 406 to those who ask for JSON alone (recording 233 of 1.3.25). */
    private static final String ACCEPT = "application/json, */*";

    /** More at once would only queue in Kestra, and every one may hold an answer of the largest size. */
    private static final int MOST_AT_ONCE = 64;
    /** As many wait as callers may call at a time by default. */
    private static final int MOST_WAITING = 256;
    /** How long a Kestra that does not answer is left alone. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final OkHttpClient http;
    private final HttpUrl base;
    private final String userAgent;
    private final Retries retries;

    /**
     * Connects to nothing yet.
     *
     * @param version of this program, told to Kestra
     * @throws IllegalArgumentException when the CA file holds no certificate
     */
    Upstream(KestraSettings settings, String version, Backoff backoff) {
        this.http = HttpClients.of(settings);
        this.base = HttpUrl.get(settings.baseUrl());
        this.userAgent = "kestra-mcp/" + version;
        this.retries = new Retries(
                new Exchange(
                        http,
                        settings.maxReplyBytes(),
                        MOST_AT_ONCE,
                        MOST_WAITING,
                        new Breaker(PAUSE, Clock.systemUTC())),
                backoff);
    }

    /** Sends, as {@link Retries#send} has it. */
    KestraReply send(
            Principal caller,
            KestraRequest request,
            UpstreamCredential credential,
            Duration time,
            Cancellation cancellation)
            throws KestraException {
        return retries.send(caller, request, wire(request, credential), time, cancellation);
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

    /** Ends idle connections; running calls go on to their end. */
    void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
