package io.kestramcp.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.identity.Identity;
import io.kestramcp.tool.Reach;
import io.kestramcp.tool.ToolCatalog;
import io.kestramcp.tool.ToolDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Random policies and callers, from seeds that a failure names. The arguments are tried out, not derived. */
class ListingPropertyTest {
    private static final int POLICIES = 60;
    private static final List<String> NAMESPACES = List.of("a", "a.b", "a.bX", "a.b.c", "a.b.c.d", "z", "z.y");
    private static final List<String> PATTERNS =
            List.of("a", "a.*", "a.**", "a.b", "a.b.*", "a.b.**", "a.bX", "a.b.c", "z", "z.**");
    private static final List<String> GROUPS = List.of("g0", "g1", "g2");

    @Test
    void Z3_the_listed_tools_are_exactly_those_that_some_call_is_allowed_of() {
        for (int seed = 0; seed < POLICIES; seed++) {
            Random random = new Random(seed);
            String policy = policy(random);
            Gate gate = Rules.gate(policy);
            Identity caller = Rules.with(Map.of("groups", some(random, GROUPS)));
            for (ToolCatalog.Entry entry : Rules.CATALOG.all()) {
                ToolDescriptor tool = entry.descriptor();
                if (tool.isOn(Rules.SERVER)) {
                    assertThat(gate.shows(caller, tool, Rules.SERVER))
                            .as("seed %d, %s, %s", seed, tool.name(), policy)
                            .isEqualTo(callable(gate, caller, tool));
                }
            }
        }
    }

    @Test
    void no_allowed_call_touches_a_namespace_that_no_pattern_of_the_caller_holds() {
        for (int seed = 0; seed < POLICIES; seed++) {
            Random random = new Random(seed);
            String pattern = PATTERNS.get(random.nextInt(PATTERNS.size()));
            Gate gate = Rules.gate("version: 1\ngrants:\n" + grant("g0", "admin", List.of(pattern)));
            Identity caller = Rules.with(Map.of("groups", List.of("g0")));
            NamespacePattern granted = NamespacePattern.parse(pattern);
            for (ToolCatalog.Entry entry : Rules.CATALOG.all()) {
                for (String namespace : NAMESPACES) {
                    assertThat(touched(gate, caller, entry.descriptor(), namespace))
                            .as("%s in %s granted %s", entry.descriptor().name(), namespace, pattern)
                            .allMatch(granted::holds);
                }
            }
        }
    }

    /** What the calls that are allowed touch; that namespace, where they do not say what they touch. */
    private static List<String> touched(Gate gate, Identity caller, ToolDescriptor tool, String namespace) {
        return calls(namespace)
                .map(arguments -> decide(gate, caller, tool, namespace, arguments))
                .filter(Decision.Allowed.class::isInstance)
                .map(Decision::namespaces)
                .flatMap(named -> named.isEmpty() && !touchesNothing(tool) ? Stream.of(namespace) : named.stream())
                .toList();
    }

    private static boolean touchesNothing(ToolDescriptor tool) {
        return tool.reach() == Reach.NOTHING;
    }

    private static boolean callable(Gate gate, Identity caller, ToolDescriptor tool) {
        return NAMESPACES.stream().anyMatch(namespace -> call(gate, caller, tool, namespace));
    }

    private static boolean call(Gate gate, Identity caller, ToolDescriptor tool, String namespace) {
        return calls(namespace)
                .anyMatch(arguments -> decide(gate, caller, tool, namespace, arguments) instanceof Decision.Allowed);
    }

    /** Arguments that name the namespace in every way that there is. */
    private static Stream<String> calls(String namespace) {
        String everyWay = """
                {"namespace":"%1$s","source":"id: f\\nnamespace: %1$s\\n","execution_id":"e","cascade":false,\
                "execution_ids":["e"],"app_uid":"u","uri":"kestra:///%2$s/f/executions/e/x"}\
                """.formatted(namespace, namespace.replace('.', '/'));
        return Stream.of(
                everyWay, "{\"filter\":{\"namespace\":\"" + namespace + "\"}}", "{\"only_in\":\"" + namespace + "\"}");
    }

    private static Decision decide(
            Gate gate, Identity caller, ToolDescriptor tool, String namespace, String arguments) {
        return gate.decide(caller, tool, Rules.SERVER, Rules.json(arguments), (kind, id) -> Optional.of(namespace));
    }

    private static String policy(Random random) {
        StringBuilder policy = new StringBuilder("version: 1\ngrants:\n");
        List<String> roles = new ArrayList<>(Rules.WORDS.roles().keySet());
        for (int i = 0; i < 4; i++) {
            List<String> namespaces = random.nextInt(3) == 0 ? List.of() : some(random, PATTERNS);
            policy.append(grant(pick(random, GROUPS), pick(random, roles), namespaces));
        }
        List<String> tools = new ArrayList<>(Rules.WORDS.tools());
        return policy + "deny_tools: [" + pick(random, tools) + ", " + pick(random, tools) + "]\n";
    }

    private static String grant(String group, String role, List<String> namespaces) {
        String where = namespaces.isEmpty() ? "" : ", namespaces: [\"" + String.join("\", \"", namespaces) + "\"]";
        return "  - {claim: groups, values: [" + group + "], roles: [\"" + role + "\"]" + where + "}\n";
    }

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static List<String> some(Random random, List<String> from) {
        return Stream.of(pick(random, from), pick(random, from)).distinct().toList();
    }
}
