package io.kestramcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.mcp.Message.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Pages of a list, alike for tools, resources, templates and prompts. */
class PageTest {
    private static final List<String> LONG =
            IntStream.range(0, 2 * Page.SIZE + 1).mapToObj(at -> "entry-" + at).toList();

    @Test
    void a_list_that_fits_is_one_page_without_a_cursor() throws ProtocolException {
        ObjectNode page = page(LONG.subList(0, Page.SIZE), null);
        assertThat(names(page)).isEqualTo(LONG.subList(0, Page.SIZE));
        assertThat(page.has("nextCursor")).isFalse();
    }

    @Test
    void an_empty_list_is_an_empty_page() throws ProtocolException {
        assertThat(page(List.of(), null)).isEqualTo(Wire.parse("{\"things\":[]}"));
    }

    @Test
    void the_pages_together_are_the_list_in_its_order() throws ProtocolException {
        List<String> seen = new ArrayList<>();
        JsonNode cursor = null;
        do {
            ObjectNode page = page(LONG, cursor);
            assertThat(names(page)).hasSizeBetween(1, Page.SIZE);
            seen.addAll(names(page));
            cursor = page.get("nextCursor");
        } while (cursor != null);
        assertThat(seen).isEqualTo(LONG);
    }

    @Test
    void what_is_added_or_removed_in_between_neither_hides_an_entry_nor_repeats_one() throws ProtocolException {
        JsonNode cursor = page(LONG, null).get("nextCursor");
        List<String> changed = new ArrayList<>(LONG);
        changed.remove("entry-5");
        changed.remove("entry-6");
        changed.add(0, "new");
        assertThat(names(page(changed, cursor))).isEqualTo(LONG.subList(Page.SIZE, 2 * Page.SIZE));
    }

    @Test
    void a_cursor_whose_entry_has_gone_is_refused_with_the_way_on() throws ProtocolException {
        JsonNode cursor = page(LONG, null).get("nextCursor");
        List<String> changed = new ArrayList<>(LONG);
        changed.remove(Page.SIZE - 1);
        assertRefused(changed, cursor);
    }

    @Test
    void a_cursor_of_another_list_is_refused() throws ProtocolException {
        JsonNode cursor = Page.of(request(null), "others", LONG, Function.identity(), PageTest::entry)
                .get("nextCursor");
        assertRefused(LONG, cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\"entry-5\"", "\"dGhpbmdz\"", "\"!\"", "5", "true", "{}", "[\"entry-5\"]"})
    void what_is_no_cursor_is_refused(String json) {
        assertRefused(LONG, Wire.parse(json));
    }

    @Test
    void a_cursor_that_is_null_is_none() throws ProtocolException {
        assertThat(page(LONG, Wire.nothing())).isEqualTo(page(LONG, null));
    }

    private static void assertRefused(List<String> all, JsonNode cursor) {
        assertThatThrownBy(() -> page(all, cursor)).isInstanceOfSatisfying(ProtocolException.class, refused -> {
            assertThat(refused.code()).isEqualTo(-32602);
            assertThat(refused).hasMessageContaining("List again without a cursor");
        });
    }

    private static ObjectNode page(List<String> all, JsonNode cursor) throws ProtocolException {
        return Page.of(request(cursor), "things", all, Function.identity(), PageTest::entry);
    }

    private static Request request(JsonNode cursor) {
        ObjectNode params = Wire.object();
        if (cursor != null) {
            params.set("cursor", cursor);
        }
        return new Request(JsonNodeFactory.instance.numberNode(1), "things/list", params);
    }

    private static ObjectNode entry(String name) {
        return Wire.object().put("name", name);
    }

    private static List<String> names(ObjectNode page) {
        List<String> names = new ArrayList<>();
        page.get("things").forEach(each -> names.add(each.get("name").asString()));
        return names;
    }
}
