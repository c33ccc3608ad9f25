package io.kestramcp.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.identity.Identity;
import io.kestramcp.tool.ToolDescriptor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A gate remembers what it has decided; that must never show. */
class RememberedDecisionTest {
    private static final int CALLS = 20_000;
    private static final String POLICY = """
            version: 1
            grants:
              - {claim: groups, values: [g0], roles: [admin], namespaces: ["a.**"]}
              - {claim: groups, values: [g1], roles: [viewer], namespaces: ["a.b", "z.*"]}
              - {claim: groups, values: [g2], roles: [developer]}
            """;
    private static final List<String> TEXTS =
            List.of("\"a\"", "\"a.b\"", "\"a.b.c\"", "\"z\"", "\"z.y\"", "\"\"", "null", "1", "[\"a\"]");
    private static final List<Identity> CALLERS = Stream.of(
                    List.<String>of(), List.of("g0"), List.of("g1"), List.of("g0", "g1"), List.of("g2"))
            .map(groups -> Rules.with(Map.of("groups", groups)))
            .toList();
    private static final List<ToolDescriptor> TOOLS = Rules.CATALOG.visible(Rules.SERVER).stream()
            .map(entry -> entry.descriptor())
            .toList();

    @Test
    void a_gate_that_was_asked_much_decides_like_one_that_never_was() {
        Random random = new Random(1);
        Gate old = Rules.gate(POLICY);
        for (int i = 0; i < CALLS; i++) {
            Identity caller = pick(random, CALLERS);
            ToolDescriptor tool = pick(random, TOOLS);
            String arguments = arguments(random);
            assertThat(told(old, caller, tool, arguments))
                    .as("%s %s by %s", tool.name(), arguments, caller.claims().values())
                    .isEqualTo(told(Rules.gate(POLICY), caller, tool, arguments));
        }
    }

    @Test
    void more_namespaces_and_callers_than_are_remembered_are_decided_as_well() {
        Gate gate = Rules.gate(POLICY);
        for (int i = 0; i < 2 * Math.max(KnownGrants.MOST_CALLERS, RememberedCalls.MOST); i++) {
            Identity caller = Rules.with(Map.of("groups", List.of("g0"), "jti", "token " + i));
            String inside = "{\"namespace\":\"a.n" + i + "\",\"flow_id\":\"f\"}";
            String outside = "{\"namespace\":\"n" + i + ".a\",\"flow_id\":\"f\"}";
            Decision allowed = Rules.decide(gate, caller, "get_flow", inside);
            assertThat(allowed).isInstanceOf(Decision.Allowed.class);
            assertThat(allowed.namespaces()).containsExactly("a.n" + i);
            assertThat(Rules.decide(gate, caller, "get_flow", outside)).isInstanceOf(Decision.Denied.class);
        }
    }

    @Test
    void callers_with_more_different_grants_than_are_remembered_keep_their_own() {
        int many = 2 * KnownGrants.MOST_GRANTS;
        String grants = IntStream.range(0, many)
                .mapToObj(i ->
                        "  - {claim: groups, values: [g%1$d], roles: [viewer], namespaces: [n%1$d]}\n".formatted(i))
                .reduce("", String::concat);
        Gate gate = Rules.gate("version: 1\ngrants:\n" + grants);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < many; i++) {
                Identity caller = Rules.with(Map.of("groups", List.of("g" + i)));
                String own = "{\"namespace\":\"n" + i + "\",\"flow_id\":\"f\"}";
                String others = "{\"namespace\":\"n" + (i + 1) + "\",\"flow_id\":\"f\"}";
                assertThat(Rules.decide(gate, caller, "get_flow", own)).isInstanceOf(Decision.Allowed.class);
                assertThat(Rules.decide(gate, caller, "get_flow", others)).isInstanceOf(Decision.Denied.class);
            }
        }
    }

    private static String told(Gate gate, Identity caller, ToolDescriptor tool, String arguments) {
        Decision decision =
                gate.decide(caller, tool, Rules.SERVER, Rules.json(arguments), (kind, id) -> Optional.of("a.b"));
        String confined = decision instanceof Decision.Allowed allowed
                ? allowed.confinedTo().toString()
                : "";
        return gate.shows(caller, tool, Rules.SERVER) + " "
                + decision.getClass().getSimpleName() + " " + decision.namespaces() + " " + decision.reason() + " "
                + confined;
    }

    private static String arguments(Random random) {
        String namespace = random.nextInt(3) == 0 ? "" : ",\"namespace\":" + pick(random, TEXTS);
        String onlyIn = random.nextInt(3) > 0 ? "" : ",\"only_in\":" + pick(random, TEXTS);
        return "{\"execution_id\":\"e\"" + namespace + onlyIn + "}";
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
