package io.kestramcp.mcp;

import java.time.Clock;

/**
 * What the replicas of a gateway have in common, so that any of them can go on with what another began.
 *
 * @param seal closes what clients bring back
 * @param used what of it has counted
 */
public record Replicas(Seal seal, UsedIds used) {
    /** Of a gateway that is alone: nothing outlives the process. */
    public static Replicas none() {
        return new Replicas(new ProcessSeal(), new ProcessIds(Clock.systemUTC()));
    }
}
