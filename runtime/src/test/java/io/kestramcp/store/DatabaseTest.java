package io.kestramcp.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DatabaseTest extends StoreTest {
    @Test
    void a_store_is_reachable_until_it_is_closed() {
        assertThat(database.trouble()).isEmpty();

        database.close();

        assertThat(database.trouble()).isPresent();
    }

    @Test
    void the_message_of_a_failure_quotes_no_row_and_its_cause_tells_the_rest() {
        String tooLong = "x".repeat(3000);

        assertThatThrownBy(() -> new Consents(database, clock).remember(ALICE, "client", tooLong, Set.of()))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("The store could not be read or written (SQL state 22001).")
                .hasMessageNotContaining("xxx")
                .hasCauseInstanceOf(SQLException.class);
    }
}
