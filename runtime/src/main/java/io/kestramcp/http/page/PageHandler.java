package io.kestramcp.http.page;

import io.kestramcp.outage.Outage;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the pages. A form counts only if a page of ours was shown to the same browser before. */
public final class PageHandler extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(PageHandler.class);
    /** The hidden field. */
    private static final String PROOF = "proof";

    private final Map<String, PageRoute> routes;
    private final Stylesheet stylesheet = new Stylesheet();
    private final PageAnswer answer;
    private final Function<Request, String> senders;

    /**
     * @param routes each path once
     * @param basePath what stands before our paths in the browser, without a slash at the end
     * @param icon the icon's address
     * @param senders tells whose share of limits a request is
     */
    public PageHandler(List<PageRoute> routes, String basePath, String icon, Function<Request, String> senders) {
        this.senders = senders;
        this.routes = routes.stream().collect(Collectors.toUnmodifiableMap(PageRoute::path, Function.identity()));
        this.answer = new PageAnswer(basePath, icon);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        String path = Request.getPathInContext(request);
        if (stylesheet.answers(path, request, response, callback)) {
            return true;
        }
        PageRoute route = routes.get(path);
        if (route == null) {
            return false;
        }
        Map<String, String> cookies = cookies(request);
        Optional<BrowserId> known =
                Optional.ofNullable(cookies.get(BrowserId.COOKIE)).flatMap(BrowserId::of);
        BrowserId browser = known.orElseGet(BrowserId::create);
        if (route.knowsBrowser() && known.isEmpty()) {
            PageAnswer.remember(browser, response);
        }
        answer.write(reply(route, request, response, cookies, browser), browser, response, callback);
        return true;
    }

    private PageReply reply(
            PageRoute route, Request request, Response response, Map<String, String> cookies, BrowserId browser)
            throws IOException {
        try {
            PageRequest read =
                    new PageRequest(RequestFields.query(request), Map.of(), cookies, browser, senders.apply(request));
            return switch (request.getMethod()) {
                case "GET", "HEAD" -> route.get(read);
                case "POST" ->
                    route instanceof FormRoute form
                            ? post(form, read, RequestFields.form(request))
                            : otherMethod(request, response, "GET, HEAD");
                default -> otherMethod(request, response, route instanceof FormRoute ? "GET, HEAD, POST" : "GET, HEAD");
            };
        } catch (BadFieldsException bad) {
            return PageReply.message(bad.status(), "The request was not understood", bad.getMessage());
        } catch (RuntimeException failed) {
            if (failed instanceof Outage outage) {
                LOG.warn("The page {} failed: {}", route.path(), failed.getMessage());
                response.getHeaders()
                        .put(HttpHeader.RETRY_AFTER, outage.retryAfter().toSeconds());
                return PageReply.message(
                        HttpStatus.SERVICE_UNAVAILABLE_503,
                        "This does not work now",
                        "The gateway cannot reach its store. Try again in a minute; if it lasts, tell whoever runs it.");
            }
            LOG.error("The page {} failed", route.path(), failed);
            return PageReply.message(
                    HttpStatus.INTERNAL_SERVER_ERROR_500,
                    "This did not work",
                    "The gateway failed. Its log says why; ask whoever runs it.");
        }
    }

    private static PageReply otherMethod(Request request, Response response, String allowed) {
        response.getHeaders().put(HttpHeader.ALLOW, allowed);
        return PageReply.message(
                HttpStatus.METHOD_NOT_ALLOWED_405,
                "Not so",
                "This address does not take " + request.getMethod() + ". It takes " + allowed + ".");
    }

    private static PageReply post(FormRoute route, PageRequest request, Map<String, String> form) {
        if (!request.browser().proves(form.getOrDefault(PROOF, ""))) {
            return PageReply.message(
                    HttpStatus.FORBIDDEN_403,
                    "Please try again",
                    "This form was not sent from a page that this browser was shown, or the browser keeps no cookies."
                            + " Nothing was done. Open the page again, and send it from there.");
        }
        Map<String, String> fields = new HashMap<>(form);
        fields.remove(PROOF);
        return route.post(request.withForm(fields));
    }

    /** Of cookies of the same name the first: browsers send the one of the longest path first. */
    private static Map<String, String> cookies(Request request) {
        return Request.getCookies(request).stream()
                .collect(Collectors.toMap(HttpCookie::getName, HttpCookie::getValue, (first, second) -> first));
    }
}
