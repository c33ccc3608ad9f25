package io.kestramcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.KestraException.Kind;
import io.kestramcp.kestra.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FailuresTest {
    @Test
    void kestras_words_each_violation_and_the_next_step_reach_the_model() {
        KestraException failure = new KestraException(
                Kind.INVALID,
                422,
                "Invalid entity: flow",
                List.of(new Violation("tasks[0].type", "Invalid type"), new Violation("", "No id")),
                "Correct the flow.",
                false);

        Reply reply = Failures.of(failure, "createFlow");

        assertThat(reply.failed()).isTrue();
        assertThat(reply.content()).isEqualTo(JsonParser.parseString("""
                                {"error": "invalid", "message": "Invalid entity: flow", "status": 422,
                                 "violations": [{"path": "tasks[0].type", "message": "Invalid type"}, {"message": "No id"}],
                                 "hint": "Correct the flow.", "retry": "after_change", "operation": "createFlow"}
                                """));
    }

    @Test
    void a_refused_argument_says_that_nothing_was_sent() {
        assertThat(Failures.of(new RefusedArgumentException("flow_id", "must not contain '..'."))
                        .content()
                        .toString())
                .contains("\"argument\":\"flow_id\"", "flow_id must not contain '..'.", "Nothing was sent")
                .contains("\"retry\":\"after_change\"");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void what_may_have_happened_is_never_called_safe_to_repeat(Kind kind) {
        assertThat(retry(kind, true)).isEqualTo("unsafe");
    }

    @ParameterizedTest
    @CsvSource({
        "UNREACHABLE, safe",
        "BUSY, safe",
        "NO_ANSWER, safe",
        "NOT_FOUND, after_change",
        "FORBIDDEN, after_change"
    })
    void what_did_not_happen_says_whether_the_same_call_can_work_later(Kind kind, String retry) {
        assertThat(retry(kind, false)).isEqualTo(retry);
    }

    private static String retry(Kind kind, boolean mayHaveHappened) {
        KestraException failure = new KestraException(kind, 0, "m", List.of(), "", mayHaveHappened);
        return Failures.of(failure, "op").content().get("retry").getAsString();
    }
}
