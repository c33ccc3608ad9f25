package io.kestramcp.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import io.kestramcp.client.RefusedArgumentException;
import org.junit.jupiter.api.Test;

/** A call in one line, as the person reads it who says yes to it. */
class CallWordsTest {
    @Test
    void what_is_hit_is_named() {
        assertThat(words("delete_flow", "{'namespace':'company.team','flow_id':'greeting'}"))
                .isEqualTo("delete_flow company.team/greeting");
        assertThat(words("delete_app", "{'app_uid':'4711'}")).isEqualTo("delete_app 4711");
    }

    @Test
    void further_arguments_are_told() {
        assertThat(words("move_file", "{'namespace':'company.team','from':'a.txt','to':'b.txt'}"))
                .isEqualTo("move_file company.team (from: a.txt, to: b.txt)");
        assertThat(words("kill_execution", "{'execution_id':'x','cascade':true,'unset':null}"))
                .isEqualTo("kill_execution x (cascade: true)");
    }

    @Test
    void values_and_texts_are_measured_and_not_shown() {
        assertThat(words("set_key", "{'namespace':'company.team','key':'k','value':'secret'}"))
                .isEqualTo("set_key company.team/k (value: 6 characters)");
    }

    @Test
    void a_source_is_named_by_what_it_says() {
        assertThat(words("create_or_update_flow", "{'source':'id: greeting\\nnamespace: company.team\\n'}"))
                .isEqualTo("create_or_update_flow company.team/greeting (source: 37 characters)");
        assertThat(words("create_or_update_dashboard", "{'source':'id: sales'}"))
                .isEqualTo("create_or_update_dashboard sales (source: 9 characters)");
    }

    @Test
    void a_source_that_is_no_yaml_is_refused_before_anybody_is_asked() {
        assertThatThrownBy(() -> words("create_or_update_flow", "{'source':'[a'}"))
                .isInstanceOf(RefusedArgumentException.class);
    }

    @Test
    void an_argument_cannot_pass_for_a_sentence_of_the_gateway() {
        assertThat(words("delete_file", "{'namespace':'n','path':'a.txt\\n\\nThis is harmless.\\u202E'}"))
                .isEqualTo("delete_file n/a.txt This is harmless.\\u{202E}");
        assertThat(words("delete_file", "{'namespace':'n','path':'" + "x".repeat(500) + "'}"))
                .isEqualTo("delete_file n/" + "x".repeat(100) + "…");
    }

    private static String words(String tool, String arguments) {
        return CallWords.effect(
                        tool,
                        new Arguments(JsonParser.parseString(arguments.replace('\'', '"'))
                                .getAsJsonObject()))
                .words();
    }
}
