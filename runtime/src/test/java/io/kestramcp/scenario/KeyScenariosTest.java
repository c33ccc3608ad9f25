package io.kestramcp.scenario;

import static io.kestramcp.scenario.Looks.column;
import static io.kestramcp.scenario.Looks.ok;
import static io.kestramcp.scenario.Looks.refused;
import static io.kestramcp.scenario.Looks.team;
import static io.kestramcp.scenario.Looks.until;
import static io.kestramcp.scenario.Looks.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The key-value store: what is set comes back as itself, as long as it was to be kept. */
class KeyScenariosTest {
    /** Texts that Kestra would read as something else, or cut, were they not sent as JSON strings. */
    private static final List<String> DELICATE = List.of(
            "\"\"",
            "\"null\"",
            "\"2026-01-02\"",
            "\"2026-01-02T03:04:05Z\"",
            "\"PT5M\"",
            "\"a: b, c # d\"",
            "\"two\\nlines\"",
            "\"\\\"quoted\\\"\"",
            "\"{{ secret('x') }}\"",
            "\"Größe €\"",
            "\"00042\"",
            "false",
            "0",
            "-1.25",
            "9007199254740993",
            "[]",
            "{}",
            "{\"a\":[1,\"1\",{\"b\":null}],\"c\":true}");

    @Test
    void texts_that_look_like_something_else_and_values_in_values_come_back_as_themselves() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            for (String json : DELICATE) {
                JsonElement value = JsonParser.parseString(json);
                ok(client, "set_key", team("key", "k", "value", value));
                assertThat(ok(client, "get_key", team("key", "k")).content().get("value"))
                        .as(json)
                        .isEqualTo(value);
            }
        });
    }

    @Test
    void a_key_is_listed_with_its_description_and_when_it_ends() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            ok(client, "set_key", team("key", "kept", "value", 1));
            ok(client, "set_key", team("key", "passing", "value", 2, "ttl", "PT1H", "description", "For an hour"));
            JsonObject row = ok(client, "list_keys", team("query", "passing"))
                    .rows()
                    .get(0)
                    .getAsJsonObject();
            assertThat(row.get("description").getAsString()).isEqualTo("For an hour");
            OffsetDateTime updated = OffsetDateTime.parse(row.get("updated").getAsString());
            OffsetDateTime expires = OffsetDateTime.parse(row.get("expires").getAsString());
            assertThat(Duration.between(updated, expires)).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
            assertThat(column(ok(client, "list_keys", team()), "expires")).hasSize(1);
        });
    }

    @Test
    void a_key_whose_time_is_up_is_told_to_have_expired() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            ok(client, "set_key", team("key", "brief", "value", 1, "ttl", "PT1S"));
            assertThat(until(client, "get_key", team("key", "brief"), seen -> seen.failed())
                            .text())
                    .contains("expired");
        });
    }

    @Test
    void keys_are_those_of_exactly_one_namespace() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            ok(client, "set_key", team("key", "mine", "value", 1));
            ok(client, "set_key", with("namespace", "company.team.sub", "key", "below", "value", 2));
            assertThat(column(ok(client, "list_keys", team()), "key")).containsExactly("mine");
            assertThat(ok(client, "delete_key", team("key", "below"))
                            .content()
                            .get("deleted")
                            .getAsBoolean())
                    .isFalse();
            assertThat(ok(client, "get_key", with("namespace", "company.team.sub", "key", "below"))
                            .content()
                            .get("value")
                            .getAsInt())
                    .isEqualTo(2);
        });
    }

    @Test
    void what_kestra_would_not_keep_or_answer_with_500_is_refused_and_the_old_value_stays() throws Exception {
        GatewayTest.run((gateway, kestra, client) -> {
            ok(client, "set_key", team("key", "k", "value", "old"));
            assertThat(refused(client, "set_key", team("key", "k", "value", JsonNull.INSTANCE)))
                    .contains("delete the key");
            assertThat(refused(client, "set_key", team("key", "k", "value", "new", "ttl", "an hour")))
                    .contains("ttl")
                    .contains("PT");
            assertThat(refused(client, "set_key", team("key", "a/b", "value", "new")))
                    .contains("key");
            assertThat(ok(client, "get_key", team("key", "k")).string("value")).isEqualTo("old");
        });
    }
}
