package io.kestramcp.mcp.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.mcp.CompletionSource.Completion;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProposalsTest {
    private static final String ROWS = """
            [{"namespace": "a", "id": "reload"}, {"namespace": "b", "id": "load"}, {"namespace": "b", "id": "LOAD_2"},
             {"namespace": "b", "id": "load"}, {"namespace": "b"}, {"namespace": "b", "id": "other"}]""";

    @Test
    void what_begins_with_the_typed_comes_first_and_each_value_once() {
        Completion completion = Proposals.of(page(ROWS, 6), "id", "load", Map.of(), false);
        assertThat(completion.values()).containsExactly("load", "LOAD_2", "reload");
        assertThat(completion.total()).hasValue(3);
        assertThat(completion.more()).isFalse();
    }

    @Test
    void a_result_of_another_namespace_than_the_settled_one_is_left_out() {
        assertThat(Proposals.of(page(ROWS, 6), "id", "load", Map.of("namespace", "b"), false)
                        .values())
                .containsExactly("load", "LOAD_2");
    }

    @Test
    void a_total_is_told_only_where_it_is_known() {
        Completion all = Proposals.of(page("[{\"id\": \"a\"}, {\"id\": \"b\"}]", 9), "id", "", Map.of(), false);
        assertThat(all.total()).hasValue(9);
        assertThat(all.more()).isTrue();
        Completion some = Proposals.of(page("[{\"id\": \"a\"}, {\"id\": \"b\"}]", 9), "id", "a", Map.of(), false);
        assertThat(some.total()).isEmpty();
        assertThat(some.more()).isTrue();
    }

    @Test
    void a_search_of_one_tree_among_several_has_perhaps_not_found_all() {
        Completion completion = Proposals.of(page("[{\"id\": \"a\"}]", 1), "id", "", Map.of(), true);
        assertThat(completion.total()).isEmpty();
        assertThat(completion.more()).isTrue();
    }

    @Test
    void of_an_object_its_keys_are_the_values() {
        Completion completion = Proposals.of(
                page("[{\"labels\": {\"team\": \"x\", \"tier\": \"1\"}}, {\"labels\": {\"team\": \"y\"}}]", 2),
                "labels",
                "t",
                Map.of(),
                false);
        assertThat(completion.values()).containsExactly("team", "tier");
    }

    private static JsonObject page(String results, int total) {
        JsonObject page = new JsonObject();
        page.add("results", JsonParser.parseString(results));
        page.addProperty("total", total);
        return page;
    }
}
