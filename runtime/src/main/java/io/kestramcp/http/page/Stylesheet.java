package io.kestramcp.http.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** The one stylesheet. */
final class Stylesheet {
    private static final String PATH = "/style.css";

    private final byte[] css;

    Stylesheet() {
        try (InputStream file = Stylesheet.class.getResourceAsStream("style.css")) {
            this.css = file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read style.css", e);
        }
    }

    /** Answers if it was asked for. */
    boolean answers(String path, Request request, Response response, Callback callback) {
        if (!path.equals(PATH) || !request.getMethod().equals("GET")) {
            return false;
        }
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/css; charset=utf-8");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, css.length);
        response.write(true, BufferUtil.toBuffer(css), callback);
        return true;
    }
}
