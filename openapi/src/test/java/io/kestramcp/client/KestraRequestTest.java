package io.kestramcp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KestraRequestTest {
    private static KestraRequest.Builder flow() {
        return KestraRequest.of("getFlow", "GET", "/flows/{namespace}/{id}");
    }

    @Test
    void path_arguments_are_encoded_and_put_in_their_places_in_any_order() {
        KestraRequest request =
                flow().path("id", "a b").path("namespace", "company.team").build();
        assertThat(request.path()).isEqualTo("/flows/company.team/a%20b");
        assertThat(request.template()).isEqualTo("/flows/{namespace}/{id}");
    }

    @Test
    void an_argument_cannot_pose_as_another_placeholder() {
        KestraRequest request =
                flow().path("namespace", "{id}$1").path("id", "$0").build();
        assertThat(request.path()).isEqualTo("/flows/%7Bid%7D%241/%240");
    }

    @Test
    void a_path_argument_that_is_missing_is_told_by_name() {
        KestraRequest.Builder incomplete = flow().path("id", "a");
        assertThatThrownBy(incomplete::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("getFlow needs the path argument namespace of /flows/{namespace}/{id}");
    }

    @Test
    void a_path_argument_that_the_template_has_not_is_told_by_name() {
        KestraRequest.Builder tooMuch =
                flow().path("id", "a").path("namespace", "b").path("key", "c");
        assertThatThrownBy(tooMuch::build).hasMessage("getFlow has no path argument key");
    }

    @Test
    void query_parameters_keep_their_order_lists_are_repeated_and_nulls_are_not_sent() {
        KestraRequest request = KestraRequest.of("searchFlows", "GET", "/flows/search")
                .query("page", 2)
                .query("sort", List.of("id:asc", "namespace:desc"))
                .query("existing", null)
                .query("wait", true)
                .build();
        assertThat(request.query())
                .containsExactly(
                        new NameValue("page", "2"),
                        new NameValue("sort", "id:asc"),
                        new NameValue("sort", "namespace:desc"),
                        new NameValue("wait", "true"));
    }

    @Test
    void filters_are_sent_the_way_php_does() {
        Map<String, String> filters = new LinkedHashMap<>();
        filters.put("[state][IN]", "FAILED,KILLED");
        filters.put("[labels][EQUALS][team]", "core");
        KestraRequest request = KestraRequest.of("searchExecutions", "GET", "/executions/search")
                .filters(filters)
                .filters(null)
                .build();
        assertThat(request.query())
                .containsExactly(
                        new NameValue("filters[state][IN]", "FAILED,KILLED"),
                        new NameValue("filters[labels][EQUALS][team]", "core"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Evil: 1", "a\nb", "\0", "\u007F", "é"})
    void a_header_that_is_not_printable_ascii_is_refused(String value) {
        KestraRequest.Builder request = KestraRequest.of("setKeyValue", "PUT", "/kv");
        assertThatThrownBy(() -> request.header("description", value))
                .isInstanceOf(RefusedArgumentException.class)
                .hasMessage("description may have printable ASCII characters only.");
    }

    @Test
    void headers_are_kept_and_nulls_are_not_sent() {
        KestraRequest request = KestraRequest.of("setKeyValue", "PUT", "/kv")
                .header("ttl", "PT1H")
                .header("description", null)
                .build();
        assertThat(request.headers()).containsExactly(new NameValue("ttl", "PT1H"));
    }

    @Test
    void a_required_query_parameter_that_is_missing_is_told_by_name() {
        KestraRequest.Builder request =
                KestraRequest.of("distinct", "GET", "/distinct").requires("field");
        assertThatThrownBy(request::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("distinct needs field");
        assertThat(request.query("field", "state").build().query()).hasSize(1);
    }

    @Test
    void a_required_body_that_is_missing_is_told() {
        KestraRequest.Builder request =
                KestraRequest.of("createFlow", "POST", "/flows").requiresContent();
        assertThatThrownBy(request::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("createFlow needs a body");
        Content body = new Content.Json(new JsonPrimitive("x"));
        assertThat(request.content(body).build().content()).isEqualTo(body);
    }

    @Test
    void a_request_without_a_body_says_so() {
        assertThat(KestraRequest.of("x", "POST", "/x").content(null).build().content())
                .isEqualTo(new Content.None());
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void only_reads_are_safe_to_repeat(String method) {
        assertThat(KestraRequest.of("x", method, "/x").build().safe()).isFalse();
        assertThat(KestraRequest.of("x", "GET", "/x").build().safe()).isTrue();
    }

    @Test
    void a_request_does_not_change_after_it_was_built() {
        List<Content.Part> parts = new ArrayList<>();
        parts.add(new Content.TextPart("n", "1"));
        Content.Multipart body = new Content.Multipart(parts);
        KestraRequest.Builder builder = KestraRequest.of("x", "POST", "/x").content(body);
        KestraRequest request = builder.build();
        parts.add(new Content.FilePart("f", "a.txt", ByteString.EMPTY));
        builder.query("late", 1);
        assertThat(body.parts()).hasSize(1);
        assertThat(request.query()).isEmpty();
    }
}
