package io.kestramcp.http;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What a client sees when Jetty itself refuses or fails: status and its name, never an exception. */
final class ErrorBody implements Request.Handler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        // Jetty takes all headers back before it says that something failed.
        response.getHeaders().put(RequestIds.header(request));
        JsonText.write(
                response,
                callback,
                status,
                JsonText.refusal(request, "HTTP " + status + " " + HttpStatus.getMessage(status)));
        return true;
    }
}
