package io.kestramcp.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.config.LimitSettings;
import io.kestramcp.config.Network;
import io.kestramcp.config.ServerSettings;
import io.kestramcp.config.Transport;
import io.kestramcp.http.GatewayServer;
import io.kestramcp.http.HttpLimits;
import io.kestramcp.mcp.FixtureTools;
import io.kestramcp.mcp.Offer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is true of every page, seen from a browser's side. */
class PageTest {
    private static final String HOSTILE = "<script>alert('1')</script>\"><img src=x onerror=alert(1)>&amp;";
    private static final Pattern PROOF = Pattern.compile("name=\"proof\" value=\"([^\"]+)\"");

    private static final Network PROXY = Network.parse("127.0.0.1").orElseThrow();

    private final AtomicReference<PageRequest> taken = new AtomicReference<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private GatewayServer server;

    @BeforeEach
    void start() throws IOException {
        server = new GatewayServer(
                new ServerSettings(
                        Transport.HTTP,
                        "127.0.0.1",
                        0,
                        List.of(),
                        List.of(),
                        1024,
                        new LimitSettings(600, 32, 1024, 256, 2048, 256, 16, List.of(PROXY)),
                        Optional.empty()),
                HttpLimits.standard(),
                Offer.ofTools(FixtureTools.ABOUT, new FixtureTools()),
                List::of,
                Optional.empty(),
                List.of(
                        new Saying("/hostile", HOSTILE),
                        new Asking("/ask"),
                        new Failing("/fail"),
                        new Noting("/note")));
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void whatever_a_value_holds_it_is_shown_as_text() throws Exception {
        String body = get("/hostile").body();
        assertThat(body)
                .contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot;&gt;&lt;img", "&amp;amp;")
                .doesNotContain("<script", "<img");
        assertThat(Pattern.compile(Pattern.quote("&lt;script&gt;"))
                        .matcher(body)
                        .results())
                .as("in the title, the heading and the text")
                .hasSize(3);
    }

    @Test
    void a_page_is_told_whose_share_of_limits_a_request_is() throws Exception {
        assertThat(senderOf("203.0.113.1")).isEqualTo(senderOf("203.0.113.1")).isNotEqualTo(senderOf("203.0.113.2"));
        assertThat(senderOf("2001:db8:1:2::1")).isEqualTo(senderOf("2001:db8:1:2:ffff::7"));
        assertThat(senderOf("2001:db8:1:2::1")).isNotEqualTo(senderOf("2001:db8:1:3::1"));
    }

    private String senderOf(String address) throws Exception {
        send(HttpRequest.newBuilder(uri("/note")).header("X-Forwarded-For", address));
        return taken.getAndSet(null).sender();
    }

    @Test
    void no_template_asks_for_a_value_to_be_written_as_it_is() throws Exception {
        Path templates = Path.of(PageTest.class
                .getResource("/io/kestramcp/http/page/head.mustache")
                .toURI());
        try (Stream<Path> files = Files.list(templates.getParent())) {
            List<Path> all =
                    files.filter(file -> file.toString().endsWith(".mustache")).toList();
            assertThat(all).hasSizeGreaterThan(3);
            for (Path file : all) {
                assertThat(Files.readString(file)).as("%s", file).doesNotContain("{{{", "{{&", "{{=", "style=");
            }
        }
    }

    @Test
    void a_browser_may_make_nothing_more_of_a_page() throws Exception {
        HttpResponse<String> page = get("/hostile");
        assertThat(header(page, "Content-Security-Policy"))
                .isEqualTo("default-src 'none'; style-src 'self'; img-src data:; form-action 'none'; base-uri 'none';"
                        + " frame-ancestors 'none'");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(page, "Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void a_page_with_a_form_names_where_the_form_may_lead_and_gives_the_browser_a_cookie_of_its_own() throws Exception {
        HttpResponse<String> page = get("/ask");
        assertThat(header(page, "Content-Security-Policy"))
                .contains("form-action 'self' https://login.example:8443 cursor:;");
        assertThat(header(page, "Set-Cookie"))
                .matches("__Host-kestra-mcp=[A-Za-z0-9_-]{43}; Path=/; Secure; HttpOnly; SameSite=Lax");
        assertThat(get("/ask").body()).as("another browser's").doesNotContain(proof(page));
    }

    @Test
    void a_form_that_this_browser_was_shown_is_taken() throws Exception {
        HttpResponse<String> page = get("/ask");
        HttpResponse<String> answer = post("/ask", cookie(page), "proof=" + proof(page) + "&name=+Ada%20%E2%82%AC+");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(header(answer, "Location")).isEqualTo("/hostile");
        assertThat(answer.headers().firstValue("Set-Cookie"))
                .as("its cookie is kept, and another one set")
                .hasValueSatisfying(cookie -> assertThat(cookie).startsWith("__Host-seen=yes;"));
        assertThat(taken.get().field("name")).hasValue("Ada €");
        assertThat(taken.get().form()).doesNotContainKey("proof");
    }

    @Test
    void a_form_that_another_page_made_is_refused() throws Exception {
        HttpResponse<String> page = get("/ask");
        HttpResponse<String> attackers = get("/ask");
        List<HttpResponse<String>> refused = List.of(
                post("/ask", cookie(page), "name=Eve"),
                post("/ask", cookie(page), "proof=&name=Eve"),
                post("/ask", cookie(page), "proof=" + proof(attackers) + "&name=Eve"),
                post("/ask", "__Host-kestra-mcp=short", "proof=" + proof(attackers) + "&name=Eve"),
                post("/ask", "kestra-mcp=none", "proof=" + proof(attackers) + "&name=Eve"));
        assertThat(refused).extracting(HttpResponse::statusCode).containsOnly(403);
        assertThat(refused).allSatisfy(each -> assertThat(each.body()).contains("Nothing was done."));
        HttpRequest.Builder foreign = form("/ask", cookie(page), "proof=" + proof(page) + "&name=Eve");
        assertThat(send(foreign.header("Origin", "https://evil.example")).statusCode())
                .isEqualTo(403);
        assertThat(taken.get()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1&a=2", "a=%GG", "a=%C3%28", "a=é"})
    void a_form_that_can_be_read_in_two_ways_or_in_none_is_refused(String body) throws Exception {
        HttpResponse<String> page = get("/ask");
        assertThat(post("/ask", cookie(page), "proof=" + proof(page) + "&" + body)
                        .statusCode())
                .isEqualTo(400);
        assertThat(taken.get()).isNull();
    }

    @Test
    void a_form_that_is_too_large_or_of_another_type_is_refused() throws Exception {
        HttpResponse<String> page = get("/ask");
        String body = "proof=" + proof(page) + "&name=" + "x".repeat(40_000);
        assertThat(post("/ask", cookie(page), body).statusCode()).isEqualTo(413);
        HttpRequest.Builder text = HttpRequest.newBuilder(uri("/ask"))
                .header("Cookie", cookie(page))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("proof=" + proof(page)));
        assertThat(send(text).statusCode()).isEqualTo(415);
        assertThat(taken.get()).isNull();
    }

    @Test
    void other_methods_are_told_which_there_are() throws Exception {
        HttpResponse<String> put = send(HttpRequest.newBuilder(uri("/ask")).PUT(BodyPublishers.noBody()));
        assertThat(put.statusCode()).isEqualTo(405);
        assertThat(header(put, "Allow")).isEqualTo("GET, HEAD, POST");
        assertThat(header(post("/hostile", "a=b", "a=b"), "Allow")).isEqualTo("GET, HEAD");
        HttpResponse<String> head =
                send(HttpRequest.newBuilder(uri("/hostile")).method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void a_page_that_fails_says_so_and_nothing_of_why() throws Exception {
        HttpResponse<String> page = get("/fail");
        assertThat(page.statusCode()).isEqualTo(500);
        assertThat(page.body()).contains("Its log says why").doesNotContain("secret detail");
    }

    @Test
    void pages_can_be_read_by_keyboard_and_screen_reader_and_are_styled_by_us() throws Exception {
        String body = get("/hostile").body();
        assertThat(body)
                .contains("<html lang=\"en\">", "<main id=\"content\">", "href=\"#content\"", "name=\"viewport\"")
                .contains("href=\"/style.css\"");
        HttpResponse<String> style = get("/style.css");
        assertThat(header(style, "Content-Type")).isEqualTo("text/css; charset=utf-8");
        assertThat(style.body())
                .contains("prefers-color-scheme: dark", ":focus-visible")
                .doesNotContain("url(", "@import");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private HttpResponse<String> post(String path, String cookie, String body) throws Exception {
        return send(form(path, cookie, body));
    }

    private HttpRequest.Builder form(String path, String cookie, String body) {
        return HttpRequest.newBuilder(uri(path))
                .header("Cookie", cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static String cookie(HttpResponse<String> page) {
        return header(page, "Set-Cookie").split(";", 2)[0];
    }

    private static String proof(HttpResponse<String> page) {
        Matcher found = PROOF.matcher(page.body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private record Saying(String path, String text) implements PageRoute {
        @Override
        public PageReply get(PageRequest request) {
            return PageReply.message(200, text, text);
        }
    }

    private final class Noting implements PageRoute {
        private final String path;

        private Noting(String path) {
            this.path = path;
        }

        @Override
        public String path() {
            return path;
        }

        @Override
        public PageReply get(PageRequest request) {
            taken.set(request);
            return PageReply.message(200, "Noted", "Noted");
        }
    }

    private record Failing(String path) implements PageRoute {
        @Override
        public PageReply get(PageRequest request) {
            throw new IllegalStateException("secret detail");
        }
    }

    private final class Asking implements FormRoute {
        private final String path;

        private Asking(String path) {
            this.path = path;
        }

        @Override
        public String path() {
            return path;
        }

        @Override
        public PageReply get(PageRequest request) {
            return PageReply.form(
                    200,
                    "test-form",
                    Map.of("title", "A form"),
                    List.of(URI.create("https://login.example:8443/x?y"), URI.create("cursor:x")));
        }

        @Override
        public PageReply post(PageRequest request) {
            taken.set(request);
            return PageReply.seeOther(URI.create("/hostile"))
                    .with(new PageCookie("__Host-seen", "yes", Duration.ofMinutes(1)));
        }
    }
}
