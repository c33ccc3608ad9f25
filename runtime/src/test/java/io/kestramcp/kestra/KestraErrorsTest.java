package io.kestramcp.kestra;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.client.KestraRequest;
import io.kestramcp.kestra.KestraException.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no recording shows: every status, pages of proxies, hostile and huge bodies, and the hints. */
class KestraErrorsTest {
    private static final KestraRequest READ = KestraRequest.of(
                    "getFlow", "GET", "/api/v1/{tenant}/flows/{namespace}/{id}")
            .path("tenant", "main")
            .path("namespace", "company.team")
            .path("id", "hello")
            .build();
    private static final KestraRequest WRITE =
            KestraRequest.of("createFlow", "POST", "/api/v1/main/flows").build();

    @ParameterizedTest
    @CsvSource({
        "301, NOT_KESTRA", "400, INVALID", "401, UNAUTHENTICATED", "403, FORBIDDEN", "404, NOT_FOUND",
        "405, INVALID", "406, INVALID", "408, NO_ANSWER", "409, CONFLICT", "410, NOT_FOUND",
        "413, INVALID", "415, INVALID", "418, INVALID", "422, INVALID", "423, BUSY",
        "429, BUSY", "500, SERVER_ERROR", "502, SERVER_ERROR", "503, BUSY", "504, SERVER_ERROR"
    })
    void U7_the_status_decides_the_kind_and_every_kind_has_a_hint(int status, Kind kind) {
        KestraException failure = KestraErrors.of(READ, reply(status, "application/json", "{\"message\":\"m\"}"));
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.mayHaveHappened()).isFalse();
        if (kind != Kind.NO_ANSWER) {
            assertThat(failure.hint()).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 501, 502, 503, 504})
    void B_2_a_write_that_may_be_done_is_never_told_to_be_repeated(int status) {
        KestraException failure = KestraErrors.of(WRITE, reply(status, "", ""));
        assertThat(failure.mayHaveHappened()).isTrue();
        assertThat(failure.hint())
                .contains("look at the current state")
                .doesNotContainIgnoringCase("retry")
                .doesNotContainIgnoringCase("try again");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 409, 415, 422, 429})
    void a_write_that_was_refused_was_not_done(int status) {
        assertThat(KestraErrors.of(WRITE, reply(status, "", "")).mayHaveHappened())
                .isFalse();
    }

    @Test
    void what_was_not_found_is_named_by_its_arguments() {
        assertThat(KestraErrors.of(READ, reply(404, "application/json", "{\"message\":\"Not Found: x\"}"))
                        .hint())
                .isEqualTo("Check namespace and id: Kestra knows nothing by that name.");
        assertThat(KestraErrors.of(READ, reply(404, "application/json", "{\"message\":\"Not Found: Page Not Found\"}"))
                        .hint())
                .contains("this version or edition of Kestra lacks the operation");
    }

    @Test
    void a_wish_to_wait_is_handed_on() {
        KestraReply busy = new KestraReply(
                429, "text/plain", ByteString.encodeUtf8("slow down"), Optional.of(Duration.ofSeconds(7)));
        KestraException failure = KestraErrors.of(WRITE, busy);
        assertThat(failure).hasMessage("Kestra refused createFlow with 429: slow down");
        assertThat(failure.hint()).isEqualTo("Nothing was done. Kestra asks to wait 7 s.");
    }

    @ParameterizedTest
    @CsvSource({"401, NOT_KESTRA", "404, NOT_KESTRA", "502, SERVER_ERROR", "503, BUSY", "429, BUSY"})
    void of_a_web_page_only_the_title_is_shown(int status, Kind kind) {
        String page = "<!DOCTYPE html><html><head><TITLE>502 Bad\n Gateway</TITLE></head><body>internal</body></html>";
        for (String type : new String[] {"text/html", "application/json", ""}) {
            KestraException failure = KestraErrors.of(READ, reply(status, type, page));
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure).hasMessageEndingWith(": a web page '502 Bad Gateway'");
        }
    }

    @Test
    void what_steers_a_terminal_or_hides_text_is_removed() {
        KestraException failure = KestraErrors.of(
                READ,
                reply(
                        422,
                        "application/json",
                        "{\"message\":\"a\\u001b[31mred\\u001b]0;title\\u0007 b\\u0000\\u202e\\u200bc\\nline\\u009b2J\","
                                + "\"_embedded\":{\"errors\":[{\"path\":\"p\\u001b[2J\",\"message\":\"m\\n\\u0008x\"}]}}"));
        assertThat(failure).hasMessage("Kestra refused getFlow with 422: ared bc\nline2J");
        assertThat(failure.violations()).containsExactly(new Violation("p", "m x"));
    }

    @Test
    void a_huge_message_is_cut_with_a_mark() {
        KestraException failure = KestraErrors.of(READ, reply(400, "text/plain", "😀".repeat(1_000_000)));
        assertThat(failure.getMessage()).hasSizeLessThan(2_100).endsWith("😀… (cut)");
    }

    @Test
    void too_many_violations_are_counted() {
        String errors = IntStream.range(0, 80)
                .mapToObj(i -> "{\"path\":\"t" + i + "\",\"message\":\"" + "x".repeat(5_000) + "\"}")
                .collect(Collectors.joining(","));
        KestraException failure = KestraErrors.of(
                READ,
                reply(422, "application/json", "{\"message\":\"m\",\"_embedded\":{\"errors\":[" + errors + "]}}"));
        assertThat(failure.violations()).hasSize(51);
        assertThat(failure.violations().get(50)).isEqualTo(new Violation("", "and 30 more"));
        assertThat(failure.violations()).allMatch(each -> each.message().length() < 520);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\":null,\"_embedded\":null,\"invalids\":null}",
                "{\"message\":[1],\"_embedded\":{\"errors\":{}},\"invalids\":[null,1,{}]}",
                "{\"_embedded\":{\"errors\":[null,\"x\",{\"message\":{\"a\":1}}]}}",
                "[]",
                "null",
                "{",
                "\"text\""
            })
    void an_odd_body_is_no_reason_to_fail(String body) {
        assertThat(KestraErrors.of(READ, reply(422, "application/json", body)).kind())
                .isEqualTo(Kind.INVALID);
    }

    @Test
    void an_error_of_another_shape_is_shown_as_it_is() {
        assertThat(KestraErrors.of(READ, reply(502, "application/json", "{\"error\":\"upstream\"}")))
                .hasMessage("Kestra failed at getFlow with 502: {\"error\":\"upstream\"}");
    }

    private static KestraReply reply(int status, String type, String body) {
        return new KestraReply(status, type, ByteString.encodeUtf8(body));
    }
}
