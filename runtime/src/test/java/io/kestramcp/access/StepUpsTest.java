package io.kestramcp.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.identity.Claims;
import io.kestramcp.identity.Identity;
import io.kestramcp.identity.Principal;
import io.kestramcp.store.TestClock;
import io.kestramcp.tool.ToolCatalog;
import io.kestramcp.tool.ToolDescriptor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nobody is sent for a better token without end. */
class StepUpsTest {
    private final TestClock clock = new TestClock();
    private final StepUps stepUps = new StepUps(clock);

    private static Identity caller(String subject, String client, String token) {
        return new Identity(
                new Principal(Rules.ISSUER, subject, subject), Claims.of(Map.of("client_id", client, "jti", token)));
    }

    @Test
    void T14_the_same_token_is_told_each_time_and_the_next_one_which_is_no_better_is_not() {
        assertThat(stepUps.tells(caller("ada", "one", "first"))).isTrue();
        assertThat(stepUps.tells(caller("ada", "one", "first"))).isTrue();
        assertThat(stepUps.tells(caller("ada", "one", "second"))).isFalse();
        assertThat(stepUps.tells(caller("ada", "one", "third"))).isFalse();
    }

    @Test
    void a_clock_that_is_set_back_leaves_nobody_untold() {
        stepUps.tells(caller("ada", "one", "first"));
        clock.jump(Duration.ofHours(-5));
        assertThat(stepUps.tells(caller("ada", "one", "second"))).isTrue();
    }

    @Test
    void only_scopes_that_the_callers_own_provider_gives_are_named() {
        Gate gate = Rules.gate("""
                version: 1
                grants:
                  - { claim: scope, values: [here], roles: [viewer], issuer: "https://id.example.com" }
                  - { claim: scope, values: [elsewhere], roles: [admin], issuer: "https://other.example.com" }
                """);
        assertThat(stepUp(gate, Map.of())).containsExactly("here");
        assertThat(stepUp(gate, Map.of("scope", "here"))).isEmpty();
        assertThat(stepUp(gate, Map.of("iss", Rules.ISSUER))).containsExactly("here");
        assertThat(stepUp(gate, Map.of("iss", "https://mcp.example.com", "scope", "mcp")))
                .as("a token of the gateway's own authorization server")
                .isEmpty();
    }

    private static Set<String> stepUp(Gate gate, Map<String, ?> claims) {
        List<ToolDescriptor> tools = Rules.CATALOG.visible(Rules.SERVER).stream()
                .map(ToolCatalog.Entry::descriptor)
                .toList();
        return gate.stepUp(Rules.with(claims), tools, Rules.SERVER);
    }

    @Test
    void another_user_and_another_client_are_told_for_themselves() {
        stepUps.tells(caller("ada", "one", "first"));
        assertThat(stepUps.tells(caller("ada", "other", "second"))).isTrue();
        assertThat(stepUps.tells(caller("bob", "one", "second"))).isTrue();
    }

    @Test
    void after_an_hour_one_is_told_once_more() {
        stepUps.tells(caller("ada", "one", "first"));
        clock.advance(StepUps.REMEMBERED);
        assertThat(stepUps.tells(caller("ada", "one", "second"))).isTrue();
        assertThat(stepUps.tells(caller("ada", "one", "third"))).isFalse();
    }

    @Test
    void only_so_many_are_remembered_and_the_oldest_is_forgotten() {
        for (int user = 0; user <= StepUps.MOST; user++) {
            stepUps.tells(caller("user" + user, "one", "first"));
        }
        assertThat(stepUps.tells(caller("user1", "one", "second"))).isFalse();
        assertThat(stepUps.tells(caller("user0", "one", "second"))).isTrue();
    }
}
