package io.kestramcp.http;

import io.kestramcp.identity.Identity;
import io.kestramcp.mcp.CallerKey;
import io.kestramcp.mcp.HttpEndpoint;
import io.kestramcp.mcp.HttpGet;
import io.kestramcp.mcp.HttpPost;
import io.kestramcp.mcp.MessageReader;
import io.kestramcp.oauth.Authentication.Authenticated;
import io.kestramcp.observe.RequestLog;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/** {@code /mcp}: reads a request within limits and hands it to the protocol. */
final class McpHandler extends Handler.Abstract {
    static final String PATH = "/mcp";
    private static final String EVENTS = "text/event-stream";

    private final HttpEndpoint endpoint;
    private final int maxBodyBytes;
    private final BodyMemory bodies;
    private final Optional<SignIn> signIn;
    private final ClientAddress addresses;
    private final BadTokens badTokens;
    private final Patience patience;

    /**
     * @param bodies holds the bodies that are coming in
     * @param signIn finds out who calls; empty: it is the local user, for nobody else can connect
     * @param patience how slowly clients may read
     */
    McpHandler(
            HttpEndpoint endpoint,
            int maxBodyBytes,
            BodyMemory bodies,
            Optional<SignIn> signIn,
            ClientAddress addresses,
            BadTokens badTokens,
            Patience patience) {
        this.patience = patience;
        this.endpoint = endpoint;
        this.addresses = addresses;
        this.badTokens = badTokens;
        this.signIn = signIn;
        this.maxBodyBytes = maxBodyBytes;
        this.bodies = bodies;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        if (!Request.getPathInContext(request).equals(PATH)) {
            return false;
        }
        Optional<Authenticated> caller = signIn.isPresent()
                ? signIn.get().admit(request, response, callback, badTokens.of(() -> addresses.of(request)))
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
        if (refusal != null) {
            refuse(refusal, request, response, callback);
            return;
        }
        String address = addresses.of(request);
        new BodyReader<>(
                        request,
                        maxBodyBytes,
                        bodies.of(CallerKey.of(caller.identity().principal(), address)),
                        MessageReader::read,
                        (message, failure) -> {
                            RequestLog.begin(RequestIds.of(request));
                            try {
                                if (failure == null) {
                                    serve(message, request, response, callback, caller, address);
                                } else {
                                    refuse(failure, request, response, callback);
                                }
                            } catch (IOException e) {
                                callback.failed(e);
                            } finally {
                                RequestLog.end();
                            }
                        })
                .run();
    }

    private void serve(
            MessageReader.Reading message,
            Request request,
            Response response,
            Callback callback,
            Authenticated caller,
            String address)
            throws IOException {
        // A waiting call is not an idle connection.
        request.addIdleTimeoutListener(timeout -> false);
        boolean events = MediaTypes.accepts(accept(request), EVENTS);
        endpoint.post(
                new HttpPost(
                        message,
                        request.getHeaders()::getValuesList,
                        events,
                        caller.identity(),
                        caller.expiresAt(),
                        address,
                        RequestIds.of(request)),
                new JettyAnswer(response, signIn, patience));
        callback.succeeded();
    }

    private void get(Request request, Response response, Callback callback, Authenticated caller) throws IOException {
        if (!MediaTypes.accepts(accept(request), EVENTS)) {
            new Refusal(HttpStatus.NOT_ACCEPTABLE_406, "Accept must include " + EVENTS + ".")
                    .write(request, response, patience);
            callback.succeeded();
            return;
        }
        // Nor is a stream.
        request.addIdleTimeoutListener(timeout -> false);
        endpoint.get(
                new HttpGet(
                        request.getHeaders()::getValuesList,
                        caller.identity(),
                        caller.expiresAt(),
                        addresses.of(request),
                        RequestIds.of(request)),
                new JettyAnswer(response, signIn, patience));
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

    private void refuse(Throwable unread, Request request, Response response, Callback callback) throws IOException {
        if (unread instanceof BodyTooLarge) {
            refuse(tooLarge(), request, response, callback);
        } else if (unread instanceof BodyMemoryFull full) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
            refuse(new Refusal(full.status(), full.getMessage()), request, response, callback);
        } else if (unread instanceof TimeoutException) {
            // Nobody waits for the rest (RFC 9110, section 15.5.9).
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            new Refusal(HttpStatus.REQUEST_TIMEOUT_408, "The body came too slowly.").write(request, response, patience);
            callback.succeeded();
        } else {
            throw unread instanceof IOException gone ? gone : new IOException(unread);
        }
    }

    /**
     * Reads on after a refusal: a client that is still sending would otherwise find the connection closed, and the answer
     * gone with it. One that waits for leave to send ({@code 100-continue}) has its answer already.
     */
    private void refuse(Refusal refusal, Request request, Response response, Callback callback) throws IOException {
        refusal.write(request, response, patience);
        if (request.getHeaders().contains(HttpHeader.EXPECT)) {
            callback.succeeded();
            return;
        }
        Scheduler.Task end = request.getComponents()
                .getScheduler()
                .schedule(() -> request.fail(new TimeoutException("The refused body does not end")), patience.part());
        Content.Source.consumeAll(request, Callback.from(callback, end::cancel));
    }

    private record Refusal(int status, String message) {
        void write(Request request, Response response, Patience patience) throws IOException {
            Map<String, String> headers = status == HttpStatus.METHOD_NOT_ALLOWED_405
                    ? Map.of(HttpHeader.ALLOW.asString(), "POST")
                    : Map.of();
            new JettyAnswer(response, Optional.empty(), patience)
                    .json(status, headers, JsonText.refusal(request, message).toString());
        }
    }
}
