package io.kestramcp.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.config.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientRegistrationsTest extends StoreTest {
    private ClientRegistrations clients;

    @BeforeEach
    void openClients() {
        clients = new ClientRegistrations(database, clock);
    }

    @Test
    void a_client_is_found_as_it_was_added() {
        assertThat(clients.add("public", Optional.empty(), "{\"a\":1}", Optional.empty()))
                .isTrue();

        assertThat(clients.find("public"))
                .contains(new ClientRegistration(
                        "public", Optional.empty(), "{\"a\":1}", clock.instant(), Optional.empty()));
        assertThat(clients.find("other")).isEmpty();
    }

    @Test
    void a_secret_is_known_again_but_not_kept() {
        Secret secret = RandomSecret.create();
        clients.add("confidential", Optional.of(secret), "{}", Optional.empty());

        ClientRegistration found = clients.find("confidential").orElseThrow();

        assertThat(found.accepts(secret)).isTrue();
        assertThat(found.accepts(RandomSecret.create())).isFalse();
        assertThat(contents("client_registration", "secret_hash", "metadata")).doesNotContain(secret.reveal());
    }

    @Test
    void a_public_client_accepts_no_secret() {
        clients.add("public", Optional.empty(), "{}", Optional.empty());

        assertThat(clients.find("public").orElseThrow().accepts(new Secret(""))).isFalse();
    }

    @Test
    void an_id_is_given_once_even_when_raced() throws Exception {
        List<Boolean> added = Race.run(
                8, runner -> () -> clients.add("same", Optional.empty(), "{\"by\":" + runner + "}", Optional.empty()));

        assertThat(added).containsOnlyOnce(true);
        assertThat(clients.registered()).isEqualTo(1);
    }

    @Test
    void an_expired_client_is_not_found_until_its_document_is_fetched_again() {
        Instant end = clock.instant().plus(Duration.ofHours(1));
        clients.add("https://client.example/metadata", Optional.empty(), "{}", Optional.of(end));
        clock.advance(Duration.ofHours(1));

        assertThat(clients.find("https://client.example/metadata")).isEmpty();
        clients.replace("https://client.example/metadata", "{\"v\":2}", Optional.of(end.plusSeconds(1)));
        assertThat(clients.find("https://client.example/metadata"))
                .hasValueSatisfying(client -> assertThat(client.metadata()).isEqualTo("{\"v\":2}"));
    }

    @Test
    void registrations_and_documents_are_counted_apart_and_until_they_expire() {
        Optional<Instant> end = Optional.of(clock.instant().plus(Duration.ofHours(1)));
        clients.add("passing", Optional.empty(), "{}", end);
        clients.add("lasting", Optional.empty(), "{}", Optional.empty());
        clients.add("https://one.example/", Optional.empty(), "{}", end);
        clients.add("https://two.example/", Optional.empty(), "{}", end);
        clients.add("https://three.example/", Optional.empty(), "{}", end);

        assertThat(clients.registered()).isEqualTo(2);
        assertThat(clients.documents()).isEqualTo(3);
        clock.advance(Duration.ofHours(1));
        assertThat(clients.registered()).isEqualTo(1);
        assertThat(clients.documents()).isZero();
    }

    @Test
    void a_client_ends_later_when_it_is_extended_and_never_earlier() {
        Instant end = clock.instant().plus(Duration.ofHours(2));
        clients.add("client", Optional.empty(), "{}", Optional.of(end));
        clients.add("lasting", Optional.empty(), "{}", Optional.empty());

        assertThat(clients.extend("client", end.minusSeconds(1))).isFalse();
        assertThat(clients.extend("client", end.plusSeconds(1))).isTrue();
        assertThat(clients.extend("lasting", end)).isFalse();
        assertThat(clients.extend("nobody", end)).isFalse();
        assertThat(clients.find("client").orElseThrow().expiresAt()).contains(end.plusSeconds(1));
        assertThat(clients.find("lasting").orElseThrow().expiresAt()).isEmpty();
    }

    @Test
    void a_removed_client_is_gone() {
        clients.add("client", Optional.empty(), "{}", Optional.empty());

        assertThat(clients.remove("client")).isTrue();
        assertThat(clients.remove("client")).isFalse();
        assertThat(clients.find("client")).isEmpty();
    }
}
