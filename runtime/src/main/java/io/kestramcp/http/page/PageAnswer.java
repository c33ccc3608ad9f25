package io.kestramcp.http.page;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** Writes a reply with the headers that keep it what it is. */
final class PageAnswer {
    private final Templates templates = new Templates();
    private final Map<String, Object> everywhere;

    /**
     * @param basePath what stands before our paths in the browser, without a slash at the end
     * @param icon the icon's address
     */
    PageAnswer(String basePath, String icon) {
        this.everywhere = Map.of("base", basePath, "icon", icon);
    }

    void write(PageReply reply, BrowserId browser, Response response, Callback callback) {
        for (PageCookie cookie : reply.cookies()) {
            Response.putCookie(
                    response,
                    cookie(cookie.name(), cookie.value(), cookie.life().toSeconds()));
        }
        if (reply instanceof PageReply.SeeOther other) {
            response.setStatus(HttpStatus.SEE_OTHER_303);
            response.getHeaders().put(HttpHeader.LOCATION, other.location().toASCIIString());
            response.write(true, BufferUtil.EMPTY_BUFFER, callback);
            return;
        }
        PageReply.Html html = (PageReply.Html) reply;
        Map<String, Object> model = new HashMap<>(html.model());
        model.putAll(everywhere);
        model.put("proof", browser.formProof());
        byte[] bytes = templates.write(html.template(), model).getBytes(StandardCharsets.UTF_8);
        response.setStatus(html.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
        response.getHeaders().put("Content-Security-Policy", policy(html));
        html.retryAfter().ifPresent(wait -> response.getHeaders().put(HttpHeader.RETRY_AFTER, seconds(wait)));
        // Without any, browsers send our own forms as of origin "null"; to other sites this tells no more.
        response.getHeaders().put("Referrer-Policy", "same-origin");
        response.write(true, BufferUtil.toBuffer(bytes), callback);
    }

    /** A browser that is to be known again gets its cookie; it goes when the browser is closed. */
    static void remember(BrowserId browser, Response response) {
        Response.putCookie(response, cookie(BrowserId.COOKIE, browser.value(), -1));
    }

    /** Whole ones, and never too few. */
    private static long seconds(Duration wait) {
        return wait.plusNanos(999_999_999).toSeconds();
    }

    private static HttpCookie cookie(String name, String value, long seconds) {
        return HttpCookie.build(name, value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                // Strict would keep it back when the identity provider sends the browser back to us.
                .sameSite(HttpCookie.SameSite.LAX)
                .maxAge(seconds)
                .build();
    }

    private static String policy(PageReply.Html html) {
        StringBuilder targets = new StringBuilder(html.hasForm() ? "'self'" : "'none'");
        html.leadsTo().stream().map(PageAnswer::origin).distinct().forEach(each -> targets.append(' ')
                .append(each));
        return String.join(
                "; ",
                List.of(
                        "default-src 'none'",
                        "style-src 'self'",
                        "img-src data:",
                        "form-action " + targets,
                        "base-uri 'none'",
                        "frame-ancestors 'none'"));
    }

    /** What stands in a policy: scheme, host and port; of an app's own scheme that alone. */
    private static String origin(URI uri) {
        return uri.getRawAuthority() == null ? uri.getScheme() + ":" : uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
