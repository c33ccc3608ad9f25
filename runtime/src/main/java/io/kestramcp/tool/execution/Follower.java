package io.kestramcp.tool.execution;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.kestra.Cancellation;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Waits for an execution to end, or to be held for somebody, by asking again and again: quickly at first, then every two
 * seconds. Kestra's event stream would tell sooner, but hangs for ids it does not know (wire notes of 1.3, section 8).
 */
final class Follower {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Tool readExecution;

    Follower(Tool readExecution) {
        this.readExecution = readExecution;
    }

    /**
     * Follows, and reports progress.
     *
     * @return the execution as last seen, with {@code ended} and, when it has not ended, {@code next}: what to do
     * @throws KestraException when it cannot be read, or the caller has gone
     */
    JsonObject follow(CallContext call, String executionId, Duration patience) throws KestraException {
        JsonObject input = new ToolInput().with("execution_id", executionId).json();
        long end = System.nanoTime() + patience.toNanos();
        Duration pause = FIRST_PAUSE;
        int asked = 0;
        while (true) {
            JsonObject seen = call.use(readExecution, input);
            String state = seen.get("state").getAsString();
            call.progress().report(++asked, 0, state + runningTask(seen));
            long left = end - System.nanoTime();
            if (ExecutionState.ended(state) || ExecutionState.held(state) || left <= 0) {
                return told(seen, state);
            }
            pause(call.cancellation(), Math.min(left, pause.toNanos()));
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private static JsonObject told(JsonObject seen, String state) {
        boolean ended = ExecutionState.ended(state);
        seen.addProperty("ended", ended);
        TaskRuns.last(seen);
        if (ExecutionState.held(state)) {
            seen.addProperty("next", "It waits for somebody: resume_execution lets it go on.");
        } else if (!ended) {
            seen.addProperty("next", "It still runs. Wait on with wait_for_execution; do not start it again.");
        }
        return seen;
    }

    private static String runningTask(JsonObject seen) {
        if (seen.has("task_runs")) {
            for (JsonElement each : seen.getAsJsonArray("task_runs")) {
                JsonObject run = each.getAsJsonObject();
                if (run.has("state") && run.get("state").getAsString().equals("RUNNING")) {
                    return ": " + run.get("task_id").getAsString();
                }
            }
        }
        return "";
    }

    /** Sleeps, but wakes at once when the caller has gone. */
    private static void pause(Cancellation cancellation, long nanos) throws KestraException {
        CountDownLatch gone = new CountDownLatch(1);
        Cancellation.Registration registration = cancellation.onCancel(gone::countDown);
        boolean woken;
        try {
            woken = gone.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            woken = true;
        } finally {
            registration.close();
        }
        if (woken) {
            throw new KestraException(
                    KestraException.Kind.CANCELLED,
                    0,
                    "The caller went away; the execution goes on.",
                    List.of(),
                    "",
                    false);
        }
    }
}
