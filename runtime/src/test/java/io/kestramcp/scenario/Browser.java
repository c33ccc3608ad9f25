package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.oauth.LoginProvider;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One person's browser: keeps cookies, follows redirects, signs in at the provider, sends the forms that it was shown. */
final class Browser {
    private static final Pattern PROOF = Pattern.compile("name=\"proof\" value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final String publicUrl;
    private URI gateway;
    private final LoginProvider provider;
    private final String user;

    /** @param gateway where the gateway really is, behind the public URL */
    Browser(String publicUrl, URI gateway, LoginProvider provider, String user) {
        this.publicUrl = publicUrl;
        this.gateway = gateway;
        this.provider = provider;
        this.user = user;
    }

    /** From now on another gateway answers at the public URL. */
    void through(URI other) {
        gateway = other;
    }

    /** Opens an address of the gateway or the provider, and whatever it leads to. */
    HttpResponse<String> open(String address) throws Exception {
        String at = address;
        for (int hops = 0; hops < 10; hops++) {
            if (at.startsWith(provider.issuer())) {
                at = provider.signIn(URI.create(at), user).toString();
            }
            HttpResponse<String> page = send(HttpRequest.newBuilder(local(at)));
            if (page.statusCode() != 303) {
                return page;
            }
            at = page.headers().firstValue("Location").orElseThrow();
        }
        throw new AssertionError("Redirected without end: " + at);
    }

    /** Sends a form of a page, and opens what it leads to. */
    HttpResponse<String> submit(HttpResponse<String> page, String address, Map<String, String> fields)
            throws Exception {
        HttpResponse<String> answer = post(address, proof(page), fields);
        return answer.statusCode() == 303
                ? open(answer.headers().firstValue("Location").orElseThrow())
                : answer;
    }

    /** Sends a form, and follows nothing. */
    HttpResponse<String> post(String address, String proof, Map<String, String> fields) throws Exception {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("proof", proof);
        String body = all.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(local(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", publicUrl.replaceFirst("(https?://[^/]+).*", "$1"))
                .POST(BodyPublishers.ofString(body)));
    }

    static String proof(HttpResponse<String> page) {
        Matcher found = PROOF.matcher(page.body());
        assertThat(found.find()).as("a form on the page: %s", page.body()).isTrue();
        return found.group(1);
    }

    private URI local(String address) {
        assertThat(address).startsWith(publicUrl);
        return URI.create(gateway + address.substring(publicUrl.length()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        String sent = cookies.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("; "));
        if (!sent.isEmpty()) {
            request.header("Cookie", sent);
        }
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            assertThat(cookie).startsWith("__Host-").contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax");
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty()) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
        return answer;
    }
}
