package io.kestramcp.http.page;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a route answers. */
public sealed interface PageReply {
    /** Cookies that go with it. */
    List<PageCookie> cookies();

    /** The same with one more cookie. */
    PageReply with(PageCookie cookie);

    /** A page without a form. */
    static Html page(int status, String template, Map<String, ?> model) {
        return new Html(status, template, Map.copyOf(model), List.of(), false, List.of(), Optional.empty());
    }

    /** A page with a form, which is sent to this gateway. */
    static Html form(int status, String template, Map<String, ?> model) {
        return form(status, template, model, List.of());
    }

    /**
     * A page with a form, whose answer leads on to another site.
     *
     * @param leadsTo where to; browsers stop a redirect of a form that the page did not announce (CSP, form-action)
     */
    static Html form(int status, String template, Map<String, ?> model, List<URI> leadsTo) {
        return new Html(status, template, Map.copyOf(model), leadsTo, true, List.of(), Optional.empty());
    }

    /** A page with a few sentences. */
    static Html message(int status, String title, String... sentences) {
        return page(status, "message", Map.of("title", title, "sentences", List.of(sentences)));
    }

    /** Another address, to be got. */
    static SeeOther seeOther(URI location) {
        return new SeeOther(location, List.of());
    }

    /**
     * A page.
     *
     * @param template the name of a template in this package
     * @param model texts, lists, maps and truth values by name; with {@code title}. All are escaped.
     * @param retryAfter when to come back, where that is why there is no better answer
     */
    record Html(
            int status,
            String template,
            Map<String, ?> model,
            List<URI> leadsTo,
            boolean hasForm,
            List<PageCookie> cookies,
            Optional<Duration> retryAfter)
            implements PageReply {
        @Override
        public Html with(PageCookie cookie) {
            return new Html(status, template, model, leadsTo, hasForm, added(cookies, cookie), retryAfter);
        }

        /** The same, with when to come back. */
        public Html retryAfter(Duration wait) {
            return new Html(status, template, model, leadsTo, hasForm, cookies, Optional.of(wait));
        }
    }

    /** A redirect (303). */
    record SeeOther(URI location, List<PageCookie> cookies) implements PageReply {
        @Override
        public SeeOther with(PageCookie cookie) {
            return new SeeOther(location, added(cookies, cookie));
        }
    }

    private static List<PageCookie> added(List<PageCookie> cookies, PageCookie cookie) {
        return Stream.concat(cookies.stream(), Stream.of(cookie)).toList();
    }
}
