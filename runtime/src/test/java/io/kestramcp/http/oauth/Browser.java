package io.kestramcp.http.oauth;

import io.kestramcp.oauth.LoginProvider;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser with a user at a gateway: keeps cookies, sends forms, follows nothing by itself. */
final class Browser {
    private static final Pattern COOKIE = Pattern.compile("([^=;]+)=([^;]*)(;.*)?");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([a-z]+)\" value=\"([^\"]*)\">");

    final Map<String, String> cookies = new TreeMap<>();
    private Site gateway;

    Browser(Site gateway) {
        this.gateway = gateway;
    }

    /** From now on a balancer sends it to another gateway. */
    Browser movedTo(Site other) {
        gateway = other;
        return this;
    }

    /** Opens an address below the public URL, or a path with its query. */
    HttpResponse<String> open(String address) {
        return kept(gateway.send(with(gateway.at(path(address)))));
    }

    HttpResponse<String> open(URI address) {
        return open(address.toString());
    }

    /** Answers the consent page that was shown. */
    HttpResponse<String> decide(HttpResponse<String> page, String decision) {
        Map<String, String> form = fields(page.body());
        form.put("decision", decision);
        return submit("/oauth/authorize", form, "https://gateway.example");
    }

    HttpResponse<String> submit(String path, Map<String, String> form, String origin) {
        return kept(gateway.send(with(gateway.at(path))
                .header("Origin", origin)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))));
    }

    /** From the client's address through consent and sign-in: where the client gets its answer. */
    URI connect(LoginProvider provider, URI authorize, String user) {
        HttpResponse<String> first = open(authorize);
        HttpResponse<String> onward = first.statusCode() == 200 ? decide(first, "allow") : first;
        return location(open(provider.signIn(location(onward), user)));
    }

    /** The hidden fields of a page. */
    static Map<String, String> fields(String page) {
        Map<String, String> fields = new TreeMap<>();
        Matcher hidden = HIDDEN.matcher(page);
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        return fields;
    }

    static URI location(HttpResponse<?> response) {
        return URI.create(response.headers()
                .firstValue("Location")
                .orElseThrow(
                        () -> new AssertionError("No redirect: " + response.statusCode() + " " + response.body())));
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String path(String address) {
        return address.replaceFirst("^" + Pattern.quote(AuthGateway.PUBLIC.toString()), "");
    }

    private HttpRequest.Builder with(HttpRequest.Builder request) {
        String line = cookies.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("; "));
        return line.isEmpty() ? request : request.header("Cookie", line);
    }

    private HttpResponse<String> kept(HttpResponse<String> response) {
        response.headers().allValues("Set-Cookie").forEach(header -> {
            Matcher cookie = COOKIE.matcher(header);
            if (cookie.matches() && header.contains("01 Jan 1970")) {
                cookies.remove(cookie.group(1));
            } else if (cookie.matches()) {
                cookies.put(cookie.group(1), cookie.group(2));
            }
        });
        return response;
    }
}
