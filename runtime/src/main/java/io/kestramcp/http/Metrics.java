package io.kestramcp.http;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** {@code /metrics}, for Prometheus. */
final class Metrics extends Handler.Abstract {
    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final Supplier<String> scrape;

    Metrics(Supplier<String> scrape) {
        this.scrape = scrape;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!Request.getPathInContext(request).equals("/metrics")) {
            return false;
        }
        if (!METHODS.contains(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            JsonText.write(
                    response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, JsonText.refusal(request, "Use GET."));
            return true;
        }
        byte[] text = scrape.get().getBytes(StandardCharsets.UTF_8);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, text.length);
        response.write(true, BufferUtil.toBuffer(text), callback);
        return true;
    }
}
