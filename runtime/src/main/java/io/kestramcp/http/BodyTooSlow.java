package io.kestramcp.http;

import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;

/** A body that takes longer than it may. Jetty answers with its status where nobody else does. */
final class BodyTooSlow extends TimeoutException implements HttpException {
    private static final long serialVersionUID = 1L;

    BodyTooSlow() {
        super("The body came too slowly.");
    }

    @Override
    public int getCode() {
        return HttpStatus.REQUEST_TIMEOUT_408;
    }

    @Override
    public String getReason() {
        return getMessage();
    }
}
