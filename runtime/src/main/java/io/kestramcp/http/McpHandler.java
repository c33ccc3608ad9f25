package io.kestramcp.http;

import io.kestramcp.identity.Identity;
import io.kestramcp.mcp.HttpEndpoint;
import io.kestramcp.mcp.HttpGet;
import io.kestramcp.mcp.HttpPost;
import io.kestramcp.oauth.Authentication.Authenticated;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** {@code /mcp}: reads a request within limits and hands it to the protocol. */
final class McpHandler extends Handler.Abstract {
    private static final String PATH = "/mcp";
    private static final String EVENTS = "text/event-stream";
    /** How much of a refused body is read on, in bytes; beyond it the connection is closed. */
    private static final int MAX_SKIPPED_BYTES = 64 * 1024 * 1024;
    /** How long a client may be silent while its refused body is read on. */
    private static final Duration SKIP_IDLE = Duration.ofSeconds(2);

    private final HttpEndpoint endpoint;
    private final int maxBodyBytes;
    private final Optional<SignIn> signIn;

    /** @param signIn finds out who calls; empty: it is the local user, for nobody else can connect */
    McpHandler(HttpEndpoint endpoint, int maxBodyBytes, Optional<SignIn> signIn) {
        this.endpoint = endpoint;
        this.signIn = signIn;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        if (!Request.getPathInContext(request).equals(PATH)) {
            return false;
        }
        Optional<Authenticated> caller = signIn.isPresent()
                ? signIn.get().admit(request, response, callback)
                : Optional.of(new Authenticated(Identity.local(), Instant.MAX));
        if (caller.isEmpty()) {
            return true;
        }
        try {
            if (opensStream(request)) {
                get(request, response, callback, caller.get());
            } else {
                post(request, response, callback, caller.get());
            }
        } catch (IOException e) {
            // The client has gone; there is nobody to tell.
            callback.failed(e);
        }
        return true;
    }

    private void post(Request request, Response response, Callback callback, Authenticated caller) throws IOException {
        Refusal refusal = refusal(request);
        byte[] body = refusal == null ? body(request) : new byte[0];
        if (refusal == null && body.length > maxBodyBytes) {
            refusal = tooLarge();
        }
        if (refusal != null) {
            refusal.write(response);
            skipBody(request);
            callback.succeeded();
            return;
        }
        // A waiting call is not an idle connection.
        request.addIdleTimeoutListener(timeout -> false);
        boolean events = MediaTypes.accepts(accept(request), EVENTS);
        endpoint.post(
                new HttpPost(
                        ByteBuffer.wrap(body),
                        request.getHeaders()::getValuesList,
                        events,
                        caller.identity(),
                        caller.expiresAt()),
                new JettyAnswer(response, signIn));
        callback.succeeded();
    }

    private void get(Request request, Response response, Callback callback, Authenticated caller) throws IOException {
        if (!MediaTypes.accepts(accept(request), EVENTS)) {
            new Refusal(HttpStatus.NOT_ACCEPTABLE_406, "Accept must include " + EVENTS + ".").write(response);
            callback.succeeded();
            return;
        }
        // Nor is a stream.
        request.addIdleTimeoutListener(timeout -> false);
        endpoint.get(
                new HttpGet(request.getHeaders()::getValuesList, caller.identity(), caller.expiresAt()),
                new JettyAnswer(response, signIn));
        callback.succeeded();
    }

    /** Only sessions have a stream to GET; they are of the older revisions. */
    private static boolean opensStream(Request request) {
        return request.getMethod().equals("GET") && request.getHeaders().contains("Mcp-Session-Id");
    }

    private Refusal refusal(Request request) {
        List<String> types = request.getHeaders().getValuesList(HttpHeader.CONTENT_TYPE);
        if (!request.getMethod().equals("POST")) {
            return new Refusal(
                    HttpStatus.METHOD_NOT_ALLOWED_405,
                    "Only POST is served here, and GET for the stream of a session; sessions need no DELETE.");
        }
        if (!MediaTypes.json(types) || request.getHeaders().contains(HttpHeader.CONTENT_ENCODING)) {
            return new Refusal(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE_415,
                    "Content-Type must be application/json, in UTF-8 and not compressed.");
        }
        if (!MediaTypes.accepts(accept(request), JsonText.TYPE)) {
            return new Refusal(
                    HttpStatus.NOT_ACCEPTABLE_406,
                    "Accept must include application/json, and should include text/event-stream.");
        }
        return request.getLength() > maxBodyBytes ? tooLarge() : null;
    }

    private static List<String> accept(Request request) {
        return request.getHeaders().getValuesList(HttpHeader.ACCEPT);
    }

    private Refusal tooLarge() {
        return new Refusal(HttpStatus.PAYLOAD_TOO_LARGE_413, "The body is larger than " + maxBodyBytes + " bytes.");
    }

    /** At most one byte more than is allowed. */
    private byte[] body(Request request) throws IOException {
        try (InputStream in = Content.Source.asInputStream(request)) {
            return in.readNBytes(maxBodyBytes + 1);
        }
    }

    /**
     * Reads on after a refusal: a client that is still sending would otherwise find the connection closed, and the answer
     * gone with it. One that waits for leave to send ({@code 100-continue}) has its answer already.
     */
    private static void skipBody(Request request) throws IOException {
        if (request.getHeaders().contains(HttpHeader.EXPECT)) {
            return;
        }
        EndPoint client = request.getConnectionMetaData().getConnection().getEndPoint();
        long idle = client.getIdleTimeout();
        client.setIdleTimeout(SKIP_IDLE.toMillis());
        try (InputStream in = Content.Source.asInputStream(request)) {
            in.skip(MAX_SKIPPED_BYTES);
        } finally {
            client.setIdleTimeout(idle);
        }
    }

    private record Refusal(int status, String message) {
        void write(Response response) throws IOException {
            Map<String, String> headers = status == HttpStatus.METHOD_NOT_ALLOWED_405
                    ? Map.of(HttpHeader.ALLOW.asString(), "POST")
                    : Map.of();
            new JettyAnswer(response, Optional.empty())
                    .json(status, headers, JsonText.refusal(message).toString());
        }
    }
}
