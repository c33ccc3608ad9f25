package io.kestramcp.http.page;

import java.util.Map;
import java.util.Optional;

/**
 * A browser's request.
 *
 * @param query the parameters of the address, decoded; each stands there once
 * @param form the fields of the form, decoded, without the one that proves its origin; empty unless it is a POST
 * @param cookies those that the browser sent
 * @param browser what the browser's cookie holds, a random text that nobody else knows; where the route does not ask for
 *     it, of no use
 * @param sender whose share of limits it is: the address it came from, or that address's network
 */
public record PageRequest(
        Map<String, String> query,
        Map<String, String> form,
        Map<String, String> cookies,
        BrowserId browser,
        String sender) {
    /** Keeps copies. */
    public PageRequest {
        query = Map.copyOf(query);
        form = Map.copyOf(form);
        cookies = Map.copyOf(cookies);
    }

    /** The same, with the fields of its form. */
    PageRequest withForm(Map<String, String> fields) {
        return new PageRequest(query, fields, cookies, browser, sender);
    }

    /** A parameter of the address. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** A field of the form; white space around it is nobody's wish. */
    public Optional<String> field(String name) {
        return Optional.ofNullable(form.get(name)).map(String::strip);
    }

    /** A cookie. */
    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    /** No value: they may be secret. */
    @Override
    public String toString() {
        return "PageRequest[query=" + query.keySet() + ", form=" + form.keySet() + ", cookies=" + cookies.keySet()
                + "]";
    }
}
