package io.kestramcp.kestra;

import com.google.gson.JsonParseException;
import io.kestramcp.config.KestraSettings;
import io.kestramcp.identity.Principal;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * What one request to Kestra's open {@code /api/v1/configs} met on its way: for a diagnosis, never for a call. It carries no
 * credential, and therefore goes on where a certificate would stop a call, so that all that is wrong shows at once.
 *
 * @param trouble where it ended without an answer
 * @param tls how the server proved who it is; empty without TLS
 * @param answer what came back
 */
public record FirstContact(Optional<Trouble> trouble, Optional<TlsPeer> tls, Optional<Answer> answer) {
    private static final String CONFIGS = "api/v1/configs";
    private static final long MOST_BYTES = 64 * 1024;

    /** How far it got, in order. */
    public enum Stage {
        /** The host's name is looked up. */
        NAME,
        /** The connection is made. */
        CONNECTION,
        /** TLS is agreed on. */
        TLS,
        /** The request is sent and the answer awaited. */
        ANSWER
    }

    /** Why it ended. */
    public enum Cause {
        /** The other side said no at once. */
        REFUSED,
        /** Nothing came in time. */
        TIME_OUT,
        /** Anything else. */
        OTHER
    }

    /**
     * The end of a request without an answer.
     *
     * @param told what Java says, on one line
     */
    public record Trouble(Stage stage, Cause cause, String told) {}

    /**
     * What came back, of any status.
     *
     * @param reply its first bytes
     * @param date by the server's clock, in whole seconds
     * @param location where it redirects to
     * @param at the time here when it came
     */
    public record Answer(KestraReply reply, Optional<Instant> date, Optional<URI> location, Instant at) {
        /** The title of the web page that came instead, quoted and with a space before; empty when it is no page. */
        public Optional<String> page() {
            return HtmlPage.is(reply) ? Optional.of(HtmlPage.titleOf(reply)) : Optional.empty();
        }

        /** Kestra's version as it tells it; empty when this is no answer of Kestra's. */
        public Optional<String> version() {
            try {
                return reply.success() ? KestraVersion.in(reply.json()) : Optional.empty();
            } catch (JsonParseException notJson) {
                return Optional.empty();
            }
        }
    }

    /**
     * Makes the request.
     *
     * @param time the longest that it may take
     * @throws IllegalArgumentException when the CA file holds no certificate
     */
    public static FirstContact make(KestraSettings settings, Duration time, Clock clock) {
        OkHttpClient trusting = HttpClients.of(settings);
        TlsWitness witness = new TlsWitness(trusting);
        StageWatch stage = new StageWatch();
        OkHttpClient client = witness.attach(trusting.newBuilder())
                .eventListener(stage)
                .connectTimeout(min(settings.connectTimeout(), time))
                .build();
        HttpUrl url = HttpUrl.get(settings.baseUrl())
                .newBuilder()
                .addEncodedPathSegments(CONFIGS)
                .build();
        Request request = new Request.Builder()
                .url(url)
                .header("Accept", "application/json, */*")
                .tag(Attempt.class, new Attempt(Principal.local(), false))
                .build();
        var call = client.newCall(request);
        call.timeout().timeout(time.toNanos(), TimeUnit.NANOSECONDS);
        try (Response response = call.execute()) {
            return new FirstContact(Optional.empty(), witness.peer(), Optional.of(read(response, clock)));
        } catch (IOException broken) {
            return new FirstContact(
                    Optional.of(new Trouble(stage.reached(), cause(broken), told(broken))),
                    witness.peer(),
                    Optional.empty());
        } finally {
            client.dispatcher().executorService().shutdown();
            client.connectionPool().evictAll();
        }
    }

    private static Answer read(Response response, Clock clock) throws IOException {
        Instant at = clock.instant();
        BufferedSource source = response.body().source();
        source.request(MOST_BYTES);
        KestraReply reply = new KestraReply(
                response.code(),
                Exchange.mediaType(response),
                source.getBuffer()
                        .readByteString(Math.min(MOST_BYTES, source.getBuffer().size())));
        return new Answer(
                reply,
                Optional.ofNullable(response.headers().getDate("Date")).map(Date::toInstant),
                Optional.ofNullable(response.request().url().resolve(response.header("Location", "\n")))
                        .filter(target -> response.isRedirect())
                        .map(FirstContact::shown),
                at);
    }

    /** Without user, query and fragment: they may hold a secret. */
    private static URI shown(HttpUrl target) {
        return target.newBuilder()
                .username("")
                .password("")
                .query(null)
                .fragment(null)
                .build()
                .uri();
    }

    private static Cause cause(IOException broken) {
        if (broken instanceof InterruptedIOException) {
            return Cause.TIME_OUT;
        }
        return reasons(broken)
                        .anyMatch(each -> String.valueOf(each.getMessage()).contains("refused"))
                ? Cause.REFUSED
                : Cause.OTHER;
    }

    /** OkHttp says only where it could not connect to; why is in the cause, and of further addresses beside it. */
    private static Stream<Throwable> reasons(Throwable broken) {
        return Stream.concat(
                Stream.iterate(broken, Objects::nonNull, Throwable::getCause),
                Arrays.stream(broken.getSuppressed()).flatMap(FirstContact::reasons));
    }

    private static String told(IOException broken) {
        Throwable reason = broken instanceof ConnectException && broken.getCause() != null ? broken.getCause() : broken;
        String message = reason.getMessage();
        return Display.line(message == null ? reason.getClass().getSimpleName() : message, 200);
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
