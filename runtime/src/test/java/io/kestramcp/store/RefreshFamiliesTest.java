package io.kestramcp.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.config.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefreshFamiliesTest extends StoreTest {
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Rotation REFUSED = new Rotation.Refused();

    private final Grant grant = grantTo("client");
    private RefreshFamilies families;
    private Secret first;

    @BeforeEach
    void startFamily() {
        families = new RefreshFamilies(database, clock);
        first = families.start(grant, MONTH);
    }

    private Rotation.Rotated rotated(Secret token) {
        Rotation rotation = families.rotate(token, "client");
        assertThat(rotation).isInstanceOf(Rotation.Rotated.class);
        return (Rotation.Rotated) rotation;
    }

    @Test
    void each_token_gives_the_next_one_and_the_whole_grant() {
        Rotation.Rotated second = rotated(first);
        Rotation.Rotated third = rotated(second.next());

        assertThat(third.family().grant()).isEqualTo(grant);
        assertThat(third.next()).isNotEqualTo(second.next()).isNotEqualTo(first);
    }

    @Test
    void A_8_a_spent_token_ends_the_family_with_its_newest_token() {
        Secret newest = rotated(rotated(first).next()).next();

        assertThat(families.rotate(first, "client")).isInstanceOfSatisfying(Rotation.Reused.class, reused -> assertThat(
                        reused.family().grant())
                .isEqualTo(grant));
        assertThat(families.rotate(newest, "client")).isEqualTo(REFUSED);
        assertThat(families.rotate(first, "client")).isEqualTo(REFUSED);
    }

    @Test
    void another_client_is_refused_and_neither_spends_nor_ends_anything() {
        Secret second = rotated(first).next();

        assertThat(families.rotate(second, "thief")).isEqualTo(REFUSED);
        assertThat(families.rotate(first, "thief")).isEqualTo(REFUSED);
        assertThat(families.revoke(second, "thief")).isEmpty();
        rotated(second);
    }

    @Test
    void A_8_rotation_does_not_lengthen_the_life_of_the_family() {
        clock.advance(MONTH.minusMillis(1));
        Secret second = rotated(first).next();
        clock.advance(Duration.ofMillis(1));

        assertThat(families.rotate(second, "client")).isEqualTo(REFUSED);
    }

    @Test
    void an_undelivered_token_is_taken_back_and_the_spent_one_is_good_again() {
        Rotation.Rotated undelivered = rotated(first);

        assertThat(families.takeBack(undelivered)).isTrue();
        rotated(first);
    }

    @Test
    void nothing_is_taken_back_once_the_next_token_was_used() {
        Rotation.Rotated delivered = rotated(first);
        Secret third = rotated(delivered.next()).next();

        assertThat(families.takeBack(delivered)).isFalse();
        rotated(third);
    }

    @Test
    void a_revoked_family_refuses_its_newest_token() {
        assertThat(families.revoke(first, "client").map(Grant::id)).contains(grant.id());

        assertThat(families.rotate(first, "client")).isEqualTo(REFUSED);
        assertThat(families.revoke(first, "client")).isEmpty();
        assertThat(families.revokeGrant(grant.id())).isFalse();
    }

    @Test
    void a_grant_is_revoked_by_its_id() {
        assertThat(families.revokeGrant(grant.id())).isTrue();

        assertThat(families.rotate(first, "client")).isEqualTo(REFUSED);
    }

    @Test
    void all_families_of_one_user_are_revoked_and_no_others() {
        families.start(grantTo("second client"), MONTH);

        assertThat(families.revokeAll(BOB)).isZero();
        assertThat(families.revokeAll(OTHER_ALICE)).isZero();
        assertThat(families.revokeAll(ALICE)).isEqualTo(2);
        assertThat(families.rotate(first, "client")).isEqualTo(REFUSED);
    }

    @Test
    void what_the_provider_said_last_goes_with_the_next_token() {
        families.renew(grant.id(), "{\"roles\":[]}", Optional.of("v1.k1.newer"));

        Grant renewed = rotated(first).family().grant();
        assertThat(renewed.claims()).isEqualTo("{\"roles\":[]}");
        assertThat(renewed.sealedProviderSession()).contains("v1.k1.newer");
    }

    @Test
    void made_up_tokens_are_refused() {
        for (String text : List.of("", ".", "x", grant.id() + "x.y", "." + grant.id())) {
            assertThat(families.rotate(new Secret(text), "client")).isEqualTo(REFUSED);
        }
        rotated(first);
    }

    @Test
    void the_token_itself_is_not_in_the_store() {
        String secretPart = first.reveal().split("\\.", -1)[1];

        assertThat(contents("refresh_family", "grant_id", "token_hash", "claims"))
                .contains(SecretHash.of(first))
                .doesNotContain(secretPart);
    }

    @Test
    void of_sixteen_threads_with_one_token_one_wins_and_the_family_ends() throws Exception {
        List<Rotation> results = Race.run(16, runner -> () -> families.rotate(first, "client"));

        assertThat(results).filteredOn(Rotation.Rotated.class::isInstance).hasSize(1);
        Rotation.Rotated winner = (Rotation.Rotated) results.stream()
                .filter(Rotation.Rotated.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(families.rotate(winner.next(), "client")).isEqualTo(REFUSED);
    }
}
