package io.kestramcp.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kestramcp.config.Secret;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreLocationTest {
    private static StoreLocation parse(String text) {
        return StoreLocation.parse(text, Optional.empty(), Optional.empty());
    }

    @Test
    void an_address_of_postgresql_is_kept_as_it_is() {
        assertThat(parse("jdbc:postgresql://db.example:5432/gateway?sslmode=verify-full"))
                .isInstanceOfSatisfying(StoreLocation.Postgres.class, postgres -> assertThat(postgres.url())
                        .isEqualTo("jdbc:postgresql://db.example:5432/gateway?sslmode=verify-full"));
    }

    @Test
    void anything_else_is_the_path_of_a_file() {
        assertThat(parse("data/store"))
                .isEqualTo(new StoreLocation.Embedded(Path.of("data/store").toAbsolutePath()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://user:hunter2@db.example/gateway",
                "jdbc:mysql://db.example/gateway?password=hunter2",
                "jdbc:h2:file:/data/store;PASSWORD=hunter2"
            })
    void another_kind_of_address_is_refused_and_not_shown(String text) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("jdbc:postgresql://HOST/DATABASE")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void the_text_of_a_location_shows_no_password() {
        StoreLocation location = new StoreLocation.Postgres(
                "jdbc:postgresql://db.example/gateway?user=me&password=hunter2",
                Optional.empty(),
                Optional.of(new Secret("swordfish")));

        assertThat(location).hasToString("jdbc:postgresql://db.example/gateway");
    }

    @Test
    void a_path_with_a_semicolon_is_refused_since_h2_would_take_the_rest_for_settings() {
        assertThatThrownBy(() -> parse("data;INIT=DROP ALL OBJECTS")).isInstanceOf(StoreException.class);
    }
}
