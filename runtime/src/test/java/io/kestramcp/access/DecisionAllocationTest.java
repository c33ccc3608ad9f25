package io.kestramcp.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.sun.management.ThreadMXBean;
import io.kestramcp.identity.Identity;
import io.kestramcp.tool.ToolDescriptor;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What callers are allowed over and over must not cost them a collection: the decision allocates nothing. */
class DecisionAllocationTest {
    private static final int WARM_UP = 5_000;
    private static final int MEASURED = 1_000;
    /** A look at the policy file, or the JVM's own doing, falls into one of them; what a decision costs, into all. */
    private static final int ROUNDS = 5;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final NamespaceLookup NEVER_ASKED = (kind, id) -> {
        throw new AssertionError("asked for " + id);
    };

    private static final List<ToolDescriptor> TOOLS = Rules.CATALOG.visible(Rules.SERVER).stream()
            .map(entry -> entry.descriptor())
            .toList();
    private static final Identity EVERYWHERE = Rules.with(Map.of("roles", List.of("developer")));
    private static final Identity TEAM = Rules.with(Map.of("groups", List.of("x", "team", "y"), "scope", "openid a b"));
    private static final Identity LEAF = Rules.with(Map.of("groups", List.of("leaf")));

    @TempDir
    private Path directory;

    private Gate gate;

    @BeforeEach
    void open() throws Exception {
        Path file = Files.writeString(directory.resolve("policy.yaml"), """
                version: 1
                grants:
                  - {claim: roles, values: [developer], roles: [developer]}
                  - {claim: groups, values: [team], roles: [developer], namespaces: ["team.**"]}
                  - {claim: groups, values: [leaf], roles: [viewer], namespaces: ["leaf.*"]}
                """);
        PolicyFile policy = new PolicyFile(file, Rules.WORDS, System::nanoTime);
        gate = new Gate(Rules.all(), policy);
    }

    @Test
    void showing_a_tool_or_not_allocates_nothing() {
        for (Identity caller : List.of(EVERYWHERE, TEAM, LEAF)) {
            for (ToolDescriptor tool : TOOLS) {
                assertThat(bytesOf(() -> gate.shows(caller, tool, Rules.SERVER)))
                        .as("%s of %s", tool.name(), caller.claims().values())
                        .isZero();
            }
        }
    }

    @Test
    void allowing_a_call_allocates_nothing() {
        assertThat(bytesOf(EVERYWHERE, "get_flow", "{\"namespace\":\"any\",\"flow_id\":\"f\"}"))
                .isZero();
        assertThat(bytesOf(EVERYWHERE, "get_execution", "{\"execution_id\":\"e\"}"))
                .isZero();
        assertThat(bytesOf(TEAM, "get_flow", "{\"namespace\":\"team.a\",\"flow_id\":\"f\"}"))
                .isZero();
        assertThat(bytesOf(TEAM, "search_flows", "{\"namespace\":\"team.a\"}")).isZero();
        assertThat(bytesOf(TEAM, "search_flows", "{}")).isZero();
        assertThat(bytesOf(LEAF, "list_executions", "{\"only_in\":\"leaf.a\"}")).isZero();
    }

    @Test
    void the_measurement_sees_what_a_refusal_allocates() {
        JsonObject elsewhere = Rules.json("{\"namespace\":\"other\",\"flow_id\":\"f\"}");
        assertThat(bytesOf(() -> gate.decide(TEAM, Rules.tool("get_flow"), Rules.SERVER, elsewhere, NEVER_ASKED)))
                .isPositive();
    }

    private long bytesOf(Identity caller, String name, String text) {
        ToolDescriptor tool = Rules.tool(name);
        JsonObject arguments = Rules.json(text);
        assertThat(gate.decide(caller, tool, Rules.SERVER, arguments, NEVER_ASKED))
                .isInstanceOf(Decision.Allowed.class);
        return bytesOf(() -> gate.decide(caller, tool, Rules.SERVER, arguments, NEVER_ASKED));
    }

    /** What one decision allocates, after warm-up; rounded up. */
    private static long bytesOf(Runnable decision) {
        repeat(WARM_UP, decision);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            repeat(MEASURED, decision);
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return (least + MEASURED - 1) / MEASURED;
    }

    private static void repeat(int times, Runnable decision) {
        for (int i = 0; i < times; i++) {
            decision.run();
        }
    }
}
