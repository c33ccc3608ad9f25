package io.kestramcp.http;

import io.kestramcp.mcp.HttpAnswer;
import io.kestramcp.oauth.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;

/** Writes one answer, waiting until each part is on its way. */
final class JettyAnswer implements HttpAnswer {
    private final Response response;
    private final Optional<SignIn> signIn;
    private boolean streaming;

    /** @param signIn knows the challenges; empty where nobody signs in, who then lacks no scope */
    JettyAnswer(Response response, Optional<SignIn> signIn) {
        this.response = response;
        this.signIn = signIn;
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
        Content.Sink.write(response, last, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
}
