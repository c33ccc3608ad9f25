package io.kestramcp.kestra;

import static io.kestramcp.kestra.ClientFixture.BASIC;
import static io.kestramcp.kestra.ClientFixture.client;
import static io.kestramcp.kestra.ClientFixture.options;
import static io.kestramcp.kestra.ClientFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.google.gson.JsonParser;
import io.kestramcp.client.Content;
import io.kestramcp.client.KestraRequest;
import io.kestramcp.config.KestraSettings;
import io.kestramcp.config.Secret;
import io.kestramcp.kestra.KestraException.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/** What a request looks like on the wire, and what becomes of a usable answer. */
class HttpKestraClientTest {
    @Test
    void a_request_carries_prefix_path_query_and_headers() throws Exception {
        KestraRequest request = KestraRequest.of("searchFlows", "GET", "/api/v1/{tenant}/flows/search")
                .path("tenant", "a b é")
                .query("sort", "id:asc")
                .query("label", List.of("k:a+b", "k:ü"))
                .filters(Map.of("[namespace][PREFIX]", "company team&x=1"))
                .header("ttl", "PT5M")
                .build();
        try (FakeServer server = FakeServer.answering("{}");
                HttpKestraClient client = client(server.url() + "/kestra")) {
            client.send(request, options());
            FakeServer.Received received = server.requests().get(0);
            assertThat(received.line())
                    .isEqualTo(
                            "GET /kestra/api/v1/a%20b%20%C3%A9/flows/search?sort=id%3Aasc&label=k%3Aa%2Bb&label=k%3A%C3%BC"
                                    + "&filters%5Bnamespace%5D%5BPREFIX%5D=company%20team%26x%3D1 HTTP/1.1");
            assertThat(received.header("Accept")).isEqualTo("application/json, */*");
            assertThat(received.header("User-Agent")).isEqualTo("kestra-mcp/1.2.3");
            assertThat(received.header("Authorization")).isEqualTo(BASIC);
            assertThat(received.header("ttl")).isEqualTo("PT5M");
            assertThat(received.header("Cookie")).isNull();
            assertThat(received.header("Content-Type")).isNull();
        }
    }

    @Test
    void a_cookie_is_never_sent_back() throws Exception {
        try (FakeServer server = new FakeServer((number, request, connection) -> connection.answer(
                        200, "Set-Cookie: JWT=x; Path=/\r\nContent-Type: application/json\r\n", "{}"));
                HttpKestraClient client = client(server.url())) {
            client.send(request("GET"), options());
            client.send(request("POST"), options());
            assertThat(server.requests())
                    .extracting(each -> each.header("Cookie"))
                    .containsOnlyNulls();
        }
    }

    @Test
    void a_token_is_sent_as_bearer_and_none_when_the_operator_set_none() throws Exception {
        KestraSettings basic = ClientFixture.settings("http://unused");
        try (FakeServer server = FakeServer.answering("{}")) {
            sendWith(server, new UpstreamCredential.Bearer(new Secret("t0ken")));
            sendWith(server, new UpstreamCredential.Anonymous());
            assertThat(server.requests())
                    .extracting(each -> each.header("Authorization"))
                    .containsExactly("Bearer t0ken", null);
        }
        assertThat(CredentialSource.operator(basic).credential(options().caller()))
                .containsInstanceOf(UpstreamCredential.Basic.class);
    }

    @Test
    void A_12_a_caller_without_credential_gets_told_and_nothing_is_sent() throws Exception {
        try (FakeServer server = FakeServer.answering("{}");
                HttpKestraClient client = new HttpKestraClient(
                        ClientFixture.settings(server.url()),
                        caller -> Optional.empty(),
                        ClientFixture.LINES,
                        "1",
                        Backoff.JITTERED)) {
            KestraException failure =
                    catchThrowableOfType(KestraException.class, () -> client.send(request("POST"), options()));
            assertThat(failure.kind()).isEqualTo(Kind.NO_CREDENTIAL);
            assertThat(failure.mayHaveHappened()).isFalse();
            assertThat(failure).hasMessageContaining("local user").hasMessageContaining("Nothing was sent");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void no_body_has_no_content_type_whatever_the_method() throws Exception {
        try (FakeServer server = FakeServer.answering("{}");
                HttpKestraClient client = client(server.url())) {
            client.send(request("POST"), options());
            client.send(request("PUT"), options());
            client.send(with("POST", new Content.Multipart(List.of())), options());
            client.send(request("DELETE"), options());
            assertThat(server.requests())
                    .extracting(each -> each.header("Content-Type"))
                    .containsOnlyNulls();
            assertThat(server.requests())
                    .extracting(each -> each.header("Content-Length"))
                    .containsExactly("0", "0", "0", null);
        }
    }

    @Test
    void text_and_json_keep_their_exact_type_and_are_utf8() throws Exception {
        try (FakeServer server = FakeServer.answering("{}");
                HttpKestraClient client = client(server.url())) {
            client.send(with("POST", new Content.Text("application/x-yaml", "id: ü")), options());
            client.send(with("PUT", new Content.Text("text/plain", "\"x\"")), options());
            client.send(with("DELETE", new Content.Json(JsonParser.parseString("[\"a\",1.0]"))), options());
            assertThat(server.requests())
                    .extracting(each -> each.header("Content-Type"), FakeServer.Received::body)
                    .containsExactly(
                            tuple("application/x-yaml", "id: Ã¼"),
                            tuple("text/plain", "\"x\""),
                            tuple("application/json", "[\"a\",1.0]"));
        }
    }

    /** As recording 150 of 1.3.25. */
    @Test
    void multipart_has_one_part_for_each_input_and_a_file_name_for_files() throws Exception {
        Content parts = new Content.Multipart(List.of(
                new Content.TextPart("name", "alice"),
                new Content.FilePart("doc", "doc.txt", ByteString.encodeUtf8("hello file\n"))));
        try (FakeServer server = FakeServer.answering("{}");
                HttpKestraClient client = client(server.url())) {
            client.send(with("POST", parts), options());
            FakeServer.Received received = server.requests().get(0);
            assertThat(received.header("Content-Type")).startsWith("multipart/form-data; boundary=");
            assertThat(received.body())
                    .contains("Content-Disposition: form-data; name=\"name\"\r\n\r\nalice\r\n")
                    .contains("Content-Disposition: form-data; name=\"doc\"; filename=\"doc.txt\"\r\n")
                    .contains("\r\nContent-Type: application/octet-stream\r\n\r\nhello file\n\r\n");
        }
    }

    @Test
    void an_answer_of_any_status_is_handed_on_with_its_type_and_wish_to_wait() throws Exception {
        try (FakeServer server = new FakeServer((number, request, connection) -> connection.answer(
                        429, "Content-Type: Text/JSON; charset=x\r\nRetry-After: 7\r\n", "{\"a\":1}"));
                HttpKestraClient client = client(server.url())) {
            KestraReply reply = client.send(request("POST"), options());
            assertThat(reply.status()).isEqualTo(429);
            assertThat(reply.mediaType()).isEqualTo("text/json");
            assertThat(reply.retryAfter())
                    .hasValueSatisfying(wait -> assertThat(wait).hasSeconds(7));
            assertThat(reply.json().toString()).isEqualTo("{\"a\":1}");
        }
    }

    @Test
    void an_empty_answer_is_an_answer() throws Exception {
        try (FakeServer server = new FakeServer((number, request, connection) -> connection.write(
                        "HTTP/1.1 " + (number == 0 ? "204 No Content" : "202 Accepted") + "\r\nConnection: close\r\n"
                                + (number == 0 ? "" : "Content-Length: 0\r\n") + "\r\n"));
                HttpKestraClient client = client(server.url())) {
            assertThat(client.send(request("DELETE"), options())).isEqualTo(new KestraReply(204, "", ByteString.EMPTY));
            assertThat(client.send(request("POST"), options())).isEqualTo(new KestraReply(202, "", ByteString.EMPTY));
        }
    }

    private static void sendWith(FakeServer server, UpstreamCredential credential) throws KestraException {
        try (HttpKestraClient client = new HttpKestraClient(
                ClientFixture.settings(server.url()),
                caller -> Optional.of(credential),
                ClientFixture.LINES,
                "1",
                Backoff.JITTERED)) {
            client.send(request("GET"), options());
        }
    }

    private static KestraRequest with(String method, Content content) {
        return KestraRequest.of("someOperation", method, "/api/v1/main/things")
                .content(content)
                .build();
    }
}
