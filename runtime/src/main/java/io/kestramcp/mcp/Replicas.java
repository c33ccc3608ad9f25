package io.kestramcp.mcp;

import java.time.Clock;
import java.util.Optional;

/**
 * What the replicas of a gateway have in common, so that any of them can go on with what another began.
 *
 * @param seal closes what clients bring back
 * @param used what of it has counted
 * @param tasks what runs at each; empty: only here
 * @param sessions what each knows of the sessions of older clients; empty: only here
 */
public record Replicas(Seal seal, UsedIds used, Optional<SharedTasks> tasks, Optional<SharedSessions> sessions) {
    /** Of a gateway that is alone: nothing outlives the process. */
    public static Replicas none() {
        return new Replicas(new ProcessSeal(), new ProcessIds(Clock.systemUTC()), Optional.empty(), Optional.empty());
    }
}
