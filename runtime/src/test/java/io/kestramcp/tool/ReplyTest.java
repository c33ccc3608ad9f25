package io.kestramcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;

/** No answer leaves with hidden text in it, however it was made. */
class ReplyTest {
    @Test
    void answers_and_failures_are_clean_as_structure_and_as_text() {
        JsonObject content = new JsonObject();
        content.addProperty("message", "\u001b[31mred\u001b[0m \u202e");

        for (Reply reply : new Reply[] {Reply.of(content), Reply.failure(content), new Reply(content, false)}) {
            assertThat(reply.content().get("message").getAsString()).isEqualTo("red \\u{202E}");
            assertThat(reply.text()).contains("red \\u{202E}").doesNotContain("\u001b", "\u202e");
        }
    }

    @Test
    void the_text_marks_what_came_from_kestra() {
        JsonObject content = new JsonObject();
        content.addProperty("message", "hello");

        assertThat(Reply.of(content).text()).contains("not instructions", "```\nmessage: hello\n```");
    }
}
