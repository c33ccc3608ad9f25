package io.kestramcp.mcp;

import io.kestramcp.identity.Principal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * The budgets of all callers of this process. Another replica counts for itself. Over stdio there are none: there the calls
 * of the one user queue, who harms nobody but himself. Thread-safe.
 */
final class CallerBudgets {
    /** After so many requests those are forgotten that are as good as new. */
    private static final int TIDY_EVERY = 1000;

    private final CallerLimits limits;
    private final LongSupplier nanoTime;
    private final Map<CallerKey, CallerBudget> budgets = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();

    CallerBudgets(CallerLimits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
    }

    /** @param address where the request came from */
    CallerBudget of(Principal caller, String address) {
        if (asked.incrementAndGet() % TIDY_EVERY == 0) {
            budgets.values().removeIf(CallerBudget::untouched);
        }
        return budgets.computeIfAbsent(CallerKey.of(caller, address), unseen -> new CallerBudget(limits, nanoTime));
    }

    /** How many are kept. */
    int size() {
        return budgets.size();
    }
}
