package io.kestramcp.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kestramcp.client.KestraRequest;
import io.kestramcp.identity.Principal;
import io.kestramcp.kestra.ApiLine;
import io.kestramcp.kestra.CallOptions;
import io.kestramcp.kestra.Cancellation;
import io.kestramcp.kestra.KestraClient;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.KestraReply;
import io.kestramcp.kestra.KestraServer;
import java.time.Duration;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {
    private static final Projection ROW = Projection.of(Projection.value("n", "n"));
    private static final Answer PAGE = Answer.page(ROW, 2);

    @Test
    void a_page_tells_the_total_and_the_next_page() throws KestraException {
        assertThat(read(PAGE, "{}", "{\"results\": [{\"n\": 1, \"x\": 2}, {\"n\": 2}], \"total\": 5}"))
                .isEqualTo(
                        json("{\"results\": [{\"n\": 1}, {\"n\": 2}], \"page\": 1, \"total\": 5, \"next_page\": 2}"));
    }

    @ParameterizedTest
    @CsvSource({"4, 2, 2", "5, 3, 2", "5, 1, 5"})
    void the_last_page_has_no_next_one(int total, int page, int size) throws KestraException {
        String arguments = "{\"page\": " + page + ", \"size\": " + size + "}";

        assertThat(read(PAGE, arguments, "{\"results\": [{}], \"total\": " + total + "}")
                        .toString())
                .doesNotContain("next_page");
    }

    @Test
    void a_page_past_the_end_says_so_and_not_that_there_is_nothing() throws KestraException {
        assertThat(read(PAGE, "{\"page\": 9}", "{\"results\": [], \"total\": 0}"))
                .isEqualTo(
                        json(
                                "{\"results\": [], \"page\": 9, \"note\": \"Page 9 is past the end. Start again with page 1.\"}"));
    }

    @Test
    void an_empty_first_page_says_that_there_is_nothing() throws KestraException {
        assertThat(read(PAGE, "{}", "{\"results\": [], \"total\": 0}"))
                .isEqualTo(json("{\"results\": [], \"page\": 1, \"total\": 0}"));
    }

    @Test
    void without_a_total_a_full_page_means_there_may_be_more() throws KestraException {
        assertThat(read(PAGE, "{}", "{\"results\": [{}, {}], \"type\": \"CURSOR\"}"))
                .isEqualTo(json("{\"results\": [{}, {}], \"page\": 1, \"next_page\": 2}"));
        assertThat(read(PAGE, "{}", "{\"results\": [{}]}")).isEqualTo(json("{\"results\": [{}], \"page\": 1}"));
    }

    @Test
    void the_tail_of_a_list_is_its_last_rows_in_order() throws KestraException {
        assertThat(read(Answer.tail(ROW, 2), "{}", "[{\"n\": 1}, {\"n\": 2}, {\"n\": 3}]"))
                .isEqualTo(
                        json(
                                "{\"results\": [{\"n\": 2}, {\"n\": 3}], \"total\": 3, \"note\": \"These are the last 2 of 3.\"}"));
        assertThat(read(Answer.tail(ROW, 2), "{\"tail\": 5}", "[{\"n\": 1}]"))
                .isEqualTo(json("{\"results\": [{\"n\": 1}], \"total\": 1}"));
    }

    @Test
    void the_head_of_a_list_is_its_first_rows() throws KestraException {
        assertThat(read(Answer.head(ROW, 1), "{}", "[{\"n\": 1}, {\"n\": 2}]"))
                .isEqualTo(
                        json("{\"results\": [{\"n\": 1}], \"total\": 2, \"note\": \"These are the first 1 of 2.\"}"));
        assertThat(read(Answer.head(ROW, 1), "{\"limit\": 5}", "[{\"n\": 1}]"))
                .isEqualTo(json("{\"results\": [{\"n\": 1}], \"total\": 1}"));
    }

    @Test
    void a_list_is_bounded_and_says_so() throws KestraException {
        String rows = "[" + "{},".repeat(RowsAnswer.MAX_ROWS) + "{}]";

        JsonElement content = read(Answer.rows(ROW), "{}", rows);

        assertThat(content.getAsJsonObject().getAsJsonArray("results")).hasSize(1000);
        assertThat(content.getAsJsonObject().get("note").getAsString()).isEqualTo("These are the first 1000 of 1001.");
    }

    @Test
    void no_content_is_done_and_repeats_what_it_is_about() throws KestraException {
        assertThat(read(Answer.done("id"), "{\"id\": \"e1\", \"other\": 1}", ""))
                .isEqualTo(json("{\"done\": true, \"id\": \"e1\"}"));
    }

    @Test
    void a_single_value_is_passed_on_under_its_name() throws KestraException {
        assertThat(read(Answer.scalar("deleted"), "{}", "false")).isEqualTo(json("{\"deleted\": false}"));
    }

    @Test
    void a_text_that_is_no_json_is_passed_on_as_it_is() throws KestraException {
        assertThat(read(Answer.text("yaml"), "{}", "id: a\n")).isEqualTo(json("{\"yaml\": \"id: a\\n\"}"));
    }

    @Test
    void a_login_page_is_no_text() {
        KestraReply page = new KestraReply(200, "text/html", ByteString.encodeUtf8("<html>"));

        assertThat(catchThrowableOfType(
                        KestraException.class, () -> Answer.text("yaml").send(call("{}", page), request("GET"))))
                .hasMessageContaining("a text was expected");
    }

    @Test
    void bytes_are_passed_on_whole_whatever_their_type() throws KestraException {
        KestraReply file = new KestraReply(200, "text/html", ByteString.of((byte) 0xFF, (byte) 0, (byte) 1));

        assertThat(Answer.bytes("base64").send(call("{}", file), request("GET")).content())
                .isEqualTo(json("{\"base64\": \"/wAB\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>log in</html>", "{\"results\": [", "\"text\"", "null"})
    void what_is_not_kestras_is_never_taken_for_an_answer(String body) {
        for (Answer answer : new Answer[] {PAGE, Answer.object(ROW), Answer.rows(ROW), Answer.tail(ROW, 1)}) {
            assertThat(refused(answer, body).kind()).isEqualTo(KestraException.Kind.NOT_KESTRA);
        }
    }

    @Test
    void a_list_is_no_object_and_an_object_no_list() {
        assertThat(refused(Answer.object(ROW), "[]")).hasMessageContaining("a JSON object was expected");
        assertThat(refused(PAGE, "[]")).hasMessageContaining("a JSON object was expected");
        assertThat(refused(PAGE, "{\"items\": []}")).hasMessageContaining("an object with results was expected");
        assertThat(refused(Answer.rows(ROW), "{}")).hasMessageContaining("a JSON list was expected");
        assertThat(refused(Answer.scalar("deleted"), "{}")).hasMessageContaining("a single JSON value was expected");
    }

    @Test
    void a_login_page_is_not_done() {
        KestraReply page = new KestraReply(200, "text/html", ByteString.encodeUtf8("<html>"));

        KestraException refused = catchThrowableOfType(
                KestraException.class, () -> Answer.done().send(call("{}", page), request("DELETE")));

        assertThat(refused.kind()).isEqualTo(KestraException.Kind.NOT_KESTRA);
        assertThat(refused).hasMessageContaining("text/html that begins with: <html>");
        assertThat(refused.hint()).contains("proxy");
    }

    @Test
    void an_odd_answer_to_a_write_may_mean_that_it_was_done() {
        assertThat(refused(Answer.object(ROW), "<html>").mayHaveHappened()).isFalse();
        KestraReply page = new KestraReply(200, "text/html", ByteString.encodeUtf8("<html>"));
        KestraException write = catchThrowableOfType(
                KestraException.class, () -> Answer.object(ROW).send(call("{}", page), request("POST")));
        assertThat(write.mayHaveHappened()).isTrue();
    }

    private static JsonElement read(Answer answer, String arguments, String body) throws KestraException {
        KestraReply reply = new KestraReply(200, "application/json", ByteString.encodeUtf8(body));
        return answer.send(call(arguments, reply), request("GET")).content();
    }

    private static KestraException refused(Answer answer, String body) {
        return catchThrowableOfType(KestraException.class, () -> read(answer, "{}", body));
    }

    private static KestraRequest request(String method) {
        return KestraRequest.of("anOperation", method, "/api").build();
    }

    private static CallContext call(String arguments, KestraReply reply) {
        KestraServer server = new KestraServer("2.0.0", "OSS", new ApiLine("2.0"), true);
        KestraClient kestra = new KestraClient() {
            @Override
            public KestraReply send(KestraRequest request, CallOptions options) {
                return reply;
            }

            @Override
            public KestraServer server() {
                return server;
            }
        };
        return new CallContext(
                new Arguments(JsonParser.parseString(arguments).getAsJsonObject()),
                Principal.local(),
                "main",
                server,
                kestra,
                Duration.ofSeconds(1),
                new Cancellation(),
                Progress.NONE,
                Namespaces.ALL,
                Consent.NOT_NEEDED);
    }

    private static JsonElement json(String text) {
        return JsonParser.parseString(text);
    }
}
