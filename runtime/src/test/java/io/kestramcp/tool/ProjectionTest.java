package io.kestramcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

class ProjectionTest {
    @Test
    void what_is_named_is_kept_flat_under_its_name() {
        assertThat(kept(
                        Projection.of(Projection.value("id", "id"), Projection.value("state", "state.current")),
                        "{\"id\": \"e1\", \"state\": {\"current\": \"FAILED\", \"histories\": []}, \"secret\": 1}"))
                .isEqualTo(json("{\"id\": \"e1\", \"state\": \"FAILED\"}"));
    }

    @Test
    void what_is_absent_or_null_is_left_out() {
        assertThat(kept(
                        Projection.of(
                                Projection.value("a", "a"),
                                Projection.value("b", "b.c"),
                                Projection.value("d", "d.e"),
                                Projection.value("f", "f.g"),
                                Projection.value("h", "h[].i"),
                                Projection.map("j", "j"),
                                Projection.each("k", "k", Projection.of(Projection.value("l", "l")))),
                        "{\"a\": null, \"b\": null, \"d\": {\"e\": null}, \"f\": \"text\", \"h\": {}, \"k\": 1}"))
                .isEqualTo(new JsonObject());
    }

    @Test
    void false_zero_and_empty_are_there() {
        assertThat(kept(
                        Projection.of(
                                Projection.value("a", "a"),
                                Projection.value("b", "b"),
                                Projection.value("c", "c"),
                                Projection.value("d", "d")),
                        "{\"a\": false, \"b\": 0, \"c\": \"\", \"d\": []}"))
                .isEqualTo(json("{\"a\": false, \"b\": 0, \"c\": \"\", \"d\": []}"));
    }

    @Test
    void a_list_is_gone_through_item_by_item() {
        assertThat(kept(
                        Projection.of(Projection.value("ids", "triggers[].id")),
                        "{\"triggers\": [{\"id\": \"a\"}, {}, {\"id\": \"b\"}]}"))
                .isEqualTo(json("{\"ids\": [\"a\", \"b\"]}"));
    }

    @Test
    void each_object_of_a_list_is_projected() {
        assertThat(kept(
                        Projection.of(Projection.each(
                                "runs", "taskRunList", Projection.of(Projection.value("task_id", "taskId")))),
                        "{\"taskRunList\": [{\"taskId\": \"a\", \"x\": 1}, {\"taskId\": null}]}"))
                .isEqualTo(json("{\"runs\": [{\"task_id\": \"a\"}, {}]}"));
    }

    @Test
    void a_point_keeps_the_whole_value_also_of_rows_that_are_no_objects() {
        Projection whole = Projection.of(Projection.value("it", "."));

        assertThat(kept(whole, "\"/a.txt\"")).isEqualTo(json("{\"it\": \"/a.txt\"}"));
        assertThat(kept(whole, "{\"a\": {\"b\": 1}}")).isEqualTo(json("{\"it\": {\"a\": {\"b\": 1}}}"));
    }

    @Test
    void what_is_no_object_and_has_nothing_that_is_kept_stays_as_it_is() {
        assertThat(kept(Projection.of(Projection.value("id", "id")), "\"odd\"")).isEqualTo(json("\"odd\""));
    }

    @Test
    void labels_are_an_object_whether_kestra_gives_a_list_or_an_object() {
        Projection projection = Projection.of(Projection.map("labels", "labels"));

        assertThat(kept(projection, "{\"labels\": [{\"key\": \"team\", \"value\": \"core\"}]}"))
                .isEqualTo(json("{\"labels\": {\"team\": \"core\"}}"));
        assertThat(kept(projection, "{\"labels\": {\"team\": \"core\"}}"))
                .isEqualTo(json("{\"labels\": {\"team\": \"core\"}}"));
    }

    @Test
    void numbers_keep_their_digits() {
        assertThat(kept(Projection.of(Projection.value("n", "n")), "{\"n\": 12345678901234567890.10}")
                        .toString())
                .isEqualTo("{\"n\":12345678901234567890.10}");
    }

    @Test
    void a_long_text_is_cut_and_says_how_long_it_was() {
        String text = "x".repeat(TextLimit.MAX_LENGTH);
        JsonObject answer = new JsonObject();
        answer.addProperty("fits", text);
        answer.addProperty("long", text + "y");

        JsonObject kept = Projection.everything().apply(answer).getAsJsonObject();

        assertThat(kept.get("fits").getAsString()).isEqualTo(text);
        assertThat(kept.get("long").getAsString()).isEqualTo(text + "\n[cut: the first 50000 of 50001 characters]");
    }

    @Test
    void a_text_is_cut_wherever_it_is_and_never_in_the_middle_of_a_character() {
        String text = "x".repeat(TextLimit.MAX_LENGTH - 1) + "😀";
        JsonObject deep = new JsonObject();
        deep.add("list", JsonParser.parseString("[{}]"));
        deep.getAsJsonArray("list").get(0).getAsJsonObject().addProperty("text", text);

        JsonElement cut = TextLimit.cut(deep);

        assertThat(cut.toString())
                .contains("[cut: the first 49999 of 50001 characters]")
                .doesNotContain("\uD83D");
    }

    private static JsonElement kept(Projection projection, String answer) {
        return projection.apply(JsonParser.parseString(answer));
    }

    private static JsonElement json(String text) {
        return JsonParser.parseString(text);
    }
}
