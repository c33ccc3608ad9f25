package io.kestramcp.http;

import java.util.List;

/**
 * Whether this process is as good as its peers. Until all was there once since its start, what is missing may be its own
 * fault: a new release with a wrong address must not take the place of a good one. From then on what goes away goes away for
 * all, and who asks is better told by the gateway than by a balancer that has nobody left. Thread-safe.
 */
final class ReadyOnce implements Readiness {
    private static final List<Check> WAS_READY =
            List.of(new Check("gateway", true, "What it needs was there once. Whether it still is tells /readyz."));

    private final Readiness all;
    private volatile boolean wasReady;

    ReadyOnce(Readiness all) {
        this.all = all;
    }

    /** Asks nobody any more once all was there. */
    @Override
    public List<Check> checks() {
        if (wasReady) {
            return WAS_READY;
        }
        List<Check> now = all.checks();
        wasReady = now.stream().allMatch(Check::ready);
        return now;
    }
}
