package io.kestramcp.sandbox.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonPrimitive;
import io.kestramcp.sandbox.http.Query;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private static final List<Integer> ITEMS =
            IntStream.rangeClosed(1, 12).boxed().toList();

    @Test
    void firstPageHasTenItemsUnlessToldOtherwise() {
        assertThat(page("")).isEqualTo("{\"results\":[1,2,3,4,5,6,7,8,9,10],\"total\":12}");
    }

    @Test
    void lastPageHasTheRest() {
        assertThat(page("page=3&size=5")).isEqualTo("{\"results\":[11,12],\"total\":12}");
    }

    @Test
    void totalIsZeroPastTheLastPage() {
        assertThat(page("page=4&size=5")).isEqualTo("{\"results\":[],\"total\":0}");
        assertThat(page("page=2147483647&size=2147483647")).isEqualTo("{\"results\":[],\"total\":0}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"size=0", "size=-1", "page=0"})
    void numbersBelowOneAreRefused(String query) {
        assertThatThrownBy(() -> page(query))
                .hasMessageStartingWith("Invalid entity: searchFlows.")
                .hasMessageEndingWith(": must be greater than or equal to 1");
    }

    @Test
    void textIsRefusedAsANumber() {
        assertThatThrownBy(() -> page("page=x"))
                .hasMessage("Internal server error: Failed to convert argument [page] for value [x] due to: For input"
                        + " string: \"x\"");
    }

    private static String page(String query) {
        return Page.of(Query.parse(query), "searchFlows")
                .of(ITEMS, JsonPrimitive::new)
                .body()
                .text();
    }
}
