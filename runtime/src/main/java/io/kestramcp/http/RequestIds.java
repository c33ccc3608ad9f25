package io.kestramcp.http;

import io.kestramcp.observe.RequestLog;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Names every request: the name is in each line of the log about it, in the audit, in every error's body, and in the header
 * {@value #HEADER} of the answer, whatever it is. One that the caller sends is not taken over: it could be another's.
 */
final class RequestIds extends Handler.Wrapper {
    static final String HEADER = "X-Request-Id";

    private final IntConsumer refused;

    /** @param refused is told the status of each answer from 400 on */
    RequestIds(Handler next, IntConsumer refused) {
        super(next);
        this.refused = refused;
    }

    /** The request's name. */
    static String of(Request request) {
        return (String) request.getAttribute(HEADER);
    }

    /** The header with it. */
    static HttpField header(Request request) {
        return new HttpField(HEADER, of(request));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String id = UUID.randomUUID().toString();
        request.setAttribute(HEADER, id);
        response.getHeaders().put(HEADER, id);
        Request.addCompletionListener(request, failure -> {
            if (response.getStatus() >= HttpStatus.BAD_REQUEST_400) {
                refused.accept(response.getStatus());
            }
        });
        RequestLog.begin(id);
        try {
            return super.handle(request, response, callback);
        } finally {
            RequestLog.end();
        }
    }
}
