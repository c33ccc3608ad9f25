package io.kestramcp.sandbox.execution;

import com.google.gson.JsonObject;
import io.kestramcp.sandbox.flow.Flow;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** How many executions of a flow may run at once: its {@code concurrency}. */
final class ConcurrencyLimit {
    private static final Set<StateType> OCCUPYING =
            EnumSet.of(StateType.RUNNING, StateType.PAUSED, StateType.KILLING, StateType.RESTARTED);

    private final ExecutionStore executions;

    ConcurrencyLimit(ExecutionStore executions) {
        this.executions = executions;
    }

    /** Whether an execution must wait for a slot. */
    boolean isReached(Execution execution) {
        Flow flow = execution.flow();
        if (!flow.body().has("concurrency")) {
            return false;
        }
        JsonObject concurrency = flow.body().getAsJsonObject("concurrency");
        long running = executions.all().stream()
                .filter(other -> other != execution && other.flow().key().equals(flow.key()))
                .filter(other -> OCCUPYING.contains(other.state().current()))
                .count();
        return running >= concurrency.get("limit").getAsLong();
    }

    /** What becomes of an execution that finds no slot: it waits, unless its flow says otherwise. */
    static StateType stateWithoutSlot(Execution execution) {
        JsonObject concurrency = execution.flow().body().getAsJsonObject("concurrency");
        String behavior =
                concurrency.has("behavior") ? concurrency.get("behavior").getAsString() : "QUEUE";
        return switch (behavior) {
            case "CANCEL" -> StateType.CANCELLED;
            case "FAIL" -> StateType.FAILED;
            default -> StateType.QUEUED;
        };
    }

    /** The execution that has waited longest for the slot of one that ended. */
    Optional<Execution> nextAfter(Execution ended) {
        return executions.all().stream()
                .filter(other -> other.flow().key().equals(ended.flow().key()))
                .filter(other -> other.state().current() == StateType.QUEUED)
                .filter(other -> !isReached(other))
                .findFirst();
    }
}
