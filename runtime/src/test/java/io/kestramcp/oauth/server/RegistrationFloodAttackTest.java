package io.kestramcp.oauth.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import io.kestramcp.store.ClientRegistrations;
import io.kestramcp.store.Database;
import io.kestramcp.store.StoreLocation;
import io.kestramcp.store.TestClock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Strangers who register without end, and what is left for the others. */
class RegistrationFloodAttackTest {
    @TempDir
    private Path directory;

    private final TestClock clock = new TestClock();
    private Database database;
    private ClientRegistrations clients;
    private RegistrationEndpoint endpoint;

    @BeforeEach
    void start() {
        database = Database.open(new StoreLocation.Embedded(directory.resolve("store")), clock);
        clients = new ClientRegistrations(database, clock);
        endpoint = new RegistrationEndpoint(clients, clock);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void A8_A_13_registrations_of_one_address_do_not_pile_up_beyond_those_of_a_day() throws Exception {
        for (int hour = 0; hour < 30; hour++) {
            for (int i = 0; i < RegistrationEndpoint.AN_HOUR_OF_EACH; i++) {
                assertThat(registered("mallory")).isEqualTo(201);
            }
            assertThat(registered("mallory")).isEqualTo(429);
            clock.advance(Duration.ofHours(1));
        }
        // Those of the hour that is just over are the youngest.
        assertThat(clients.registered()).isEqualTo(23 * RegistrationEndpoint.AN_HOUR_OF_EACH);
        assertThat(registered("alice")).isEqualTo(201);
    }

    @Test
    void A8_A_13_all_addresses_together_cannot_fill_the_store_with_clients_that_nobody_uses() throws Exception {
        int admitted = 0;
        for (int sender = 0; sender < 10; sender++) {
            for (int i = 0; i < RegistrationEndpoint.AN_HOUR_OF_EACH; i++) {
                admitted += registered("mallory " + sender) == 201 ? 1 : 0;
            }
        }
        assertThat(admitted).isEqualTo(RegistrationEndpoint.AN_HOUR);
        assertThat(RegistrationEndpoint.AN_HOUR * RegistrationEndpoint.UNUSED.toHours())
                .isLessThan(RegistrationEndpoint.IN_ALL);
    }

    @Test
    void A8_documents_and_expired_clients_keep_nobody_from_registering_and_known_ones_do() throws Exception {
        endpoint = new RegistrationEndpoint(clients, 10, clock);
        for (int i = 0; i < 10; i++) {
            add("https://evil.example/x" + i, Duration.ofMinutes(30));
        }
        assertThat(registered("alice")).isEqualTo(201);
        for (int i = 1; i < 10; i++) {
            add("client " + i, Duration.ofDays(90));
        }
        assertThat(registered("alice")).isEqualTo(429);
        clock.advance(Duration.ofDays(90));
        assertThat(registered("alice")).isEqualTo(201);
    }

    private void add(String id, Duration life) {
        clients.add(
                id,
                Optional.empty(),
                "{\"redirect_uris\":[]}",
                Optional.of(clock.instant().plus(life)));
    }

    private int registered(String sender) throws Exception {
        HTTPRequest request =
                new HTTPRequest(HTTPRequest.Method.POST, URI.create("https://gateway.example/oauth/register"));
        request.setEntityContentType(ContentType.APPLICATION_JSON);
        request.setBody("{\"redirect_uris\":[\"https://app.example/callback\"]}");
        return endpoint.answer(request, sender).getStatusCode();
    }
}
