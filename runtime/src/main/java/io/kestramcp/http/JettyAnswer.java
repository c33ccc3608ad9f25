package io.kestramcp.http;

import io.kestramcp.mcp.HttpAnswer;
import io.kestramcp.oauth.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.thread.Scheduler;

/** Writes one answer, waiting until each part is on its way; a client that takes it too slowly loses the connection. */
final class JettyAnswer implements HttpAnswer {
    private final Response response;
    private final Optional<SignIn> signIn;
    private final Patience patience;
    private boolean streaming;

    /**
     * @param signIn knows the challenges; empty where nobody signs in, who then lacks no scope
     * @param patience how slowly the client may read; each part counts for itself, since on a stream little happens
     */
    JettyAnswer(Response response, Optional<SignIn> signIn, Patience patience) {
        this.response = response;
        this.signIn = signIn;
        this.patience = patience;
    }

    @Override
    public void accepted() throws IOException {
        response.setStatus(HttpStatus.ACCEPTED_202);
        send(true, "");
    }

    @Override
    public void json(int status, Map<String, String> headers, String body) throws IOException {
        response.setStatus(status);
        headers.forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, JsonText.TYPE);
        send(true, body);
    }

    @Override
    public void insufficientScope(Set<String> scopes) throws IOException {
        Refusal refusal = signIn.orElseThrow().insufficientScope(scopes);
        json(refusal.status(), refusal.headers(), refusal.body());
    }

    @Override
    public void event(String json) throws IOException {
        part("event: message\ndata: " + json + "\n\n");
    }

    @Override
    public void keepAlive() throws IOException {
        part(":\n\n");
    }

    @Override
    public void endEvents() throws IOException {
        open();
        send(true, "");
    }

    private void part(String text) throws IOException {
        open();
        send(false, text);
    }

    private void open() {
        if (!streaming) {
            streaming = true;
            response.setStatus(HttpStatus.OK_200);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
            // Proxies must pass events on at once (MCP, Streamable HTTP, receiving messages).
            response.getHeaders().put("X-Accel-Buffering", "no");
        }
    }

    private void send(boolean last, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Scheduler.Task late = response.getRequest()
                .getComponents()
                .getScheduler()
                .schedule(this::giveUp, patience.forPart(bytes.length));
        try {
            Content.Sink.write(response, last, ByteBuffer.wrap(bytes));
        } finally {
            late.cancel();
        }
    }

    private void giveUp() {
        response.getRequest()
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close(new TimeoutException("The client reads too slowly"));
    }
}
