package io.kestramcp.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimsTest {
    @Test
    void a_value_is_found_at_its_path_and_nowhere_else() {
        Claims claims = Claims.of(Map.of("realm_access", Map.of("roles", List.of("viewer")), "a.b", 1));

        assertThat(claims.at(List.of("realm_access", "roles"))).contains(List.of("viewer"));
        assertThat(claims.at(List.of("a.b"))).contains(1);
        assertThat(claims.at(List.of("a", "b"))).isEmpty();
        assertThat(claims.at(List.of("realm_access", "roles", "viewer"))).isEmpty();
        assertThat(claims.at(List.of("realm_access", "none"))).isEmpty();
    }

    @Test
    void scopes_are_read_from_scope_and_scp_in_either_form() {
        assertThat(Claims.of(Map.of("scope", "a  b")).scopes()).containsExactly("a", "b");
        assertThat(Claims.of(Map.of("scp", List.of("c", 7), "scope", "a")).scopes())
                .containsExactly("a", "c");
        assertThat(Claims.of(Map.of("scp", "x y")).scopes()).containsExactly("x", "y");
        assertThat(Claims.of(Map.of("scope", 7)).scopes()).isEmpty();
        assertThat(Claims.none().scopes()).isEmpty();
    }

    @Test
    void nothing_that_happens_to_the_source_or_by_a_reader_changes_the_claims() {
        List<Object> roles = new ArrayList<>(List.of("viewer"));
        Map<String, Object> source = new HashMap<>(Map.of("roles", roles));
        source.put("none", null);
        Claims claims = Claims.of(source);
        roles.add("admin");
        source.put("roles", "admin");

        assertThat(claims.values()).isEqualTo(Map.of("roles", List.of("viewer")));
        List<?> read = (List<?>) claims.at(List.of("roles")).orElseThrow();
        assertThatThrownBy(() -> read.remove(0)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> claims.values().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void personal_data_is_not_shown() {
        Claims claims = Claims.of(Map.of("email", "alice@example.test"));
        assertThat(new Identity(Principal.local(), claims).toString())
                .contains("email")
                .doesNotContain("alice");
    }

    @Test
    void claims_are_equal_by_their_values() {
        assertThat(Claims.of(Map.of("a", List.of(1)))).isEqualTo(Claims.of(Map.of("a", List.of(1))));
        assertThat(Claims.of(Map.of("a", 1))).isNotEqualTo(Claims.none());
        assertThat(Claims.of(Map.of("a", 1))).hasSameHashCodeAs(Claims.of(Map.of("a", 1)));
    }
}
