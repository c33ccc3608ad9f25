package io.kestramcp.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Makes checks, one after the other, each within its time. */
public final class Doctor {
    /** Of every check, beside its own. */
    public static final Fault TOO_SLOW = Fault.failure(
            "too-slow",
            "the check does not end in its time",
            "What it asks does not answer. Look there first; then run doctor again.");

    /** Of every check, beside its own. */
    public static final Fault BROKEN = Fault.failure(
            "broken", "the check itself breaks", "This is a fault of the gateway: report it with the text above.");

    private final Duration each;

    /** @param each the longest that one check may take; a check that hangs is left behind on a thread of its own */
    public Doctor(Duration each) {
        this.each = each;
    }

    /** A check and what it found. */
    public record Result(Check check, Finding finding) {}

    /** Makes all checks, in their order. */
    public List<Result> examine(List<Check> checks) {
        Map<String, Finding> found = new LinkedHashMap<>();
        // What a check that was not made was kept from by, first of all.
        Map<String, String> roots = new HashMap<>();
        List<Result> results = new ArrayList<>();
        for (Check check : checks) {
            Optional<String> obstacle = check.needs().stream()
                    .filter(code -> !found.get(code).passable())
                    .findFirst();
            String root = obstacle.map(code -> roots.getOrDefault(code, code)).orElse(check.code());
            Finding finding = obstacle.isPresent() ? Finding.blocked("not looked at, because of " + root) : look(check);
            roots.put(check.code(), root);
            found.put(check.code(), finding);
            results.add(new Result(check, finding));
        }
        return results;
    }

    private Finding look(Check check) {
        FutureTask<Finding> task = new FutureTask<>(check.look()::look);
        Thread thread = new Thread(task, "doctor-" + check.code());
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(each.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooSlow) {
            task.cancel(true);
            return Finding.of(TOO_SLOW, "It did not end within " + each.toSeconds() + " s.");
        } catch (ExecutionException broken) {
            // Its message may quote anything.
            return Finding.of(
                    BROKEN, "The check broke: " + broken.getCause().getClass().getName() + at(broken.getCause()) + ".");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Finding.blocked("interrupted");
        }
    }

    private static String at(Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        return trace.length == 0 ? "" : " at " + trace[0];
    }
}
