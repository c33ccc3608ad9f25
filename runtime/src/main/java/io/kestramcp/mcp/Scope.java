package io.kestramcp.mcp;

import io.kestramcp.identity.Identity;
import io.kestramcp.kestra.Cancellation;
import io.kestramcp.observe.Operation;
import io.kestramcp.tool.Progress;
import java.util.Set;
import java.util.UUID;

/**
 * What surrounds one request, whatever its era and transport.
 *
 * @param operation the request as it is watched; has the gateway's own name for it
 * @param caller who asks
 * @param cancellation tells when nobody waits any more
 * @param progress reports to the client; does nothing when it did not ask
 * @param client to be asked back
 * @param log tells the client what goes on; does nothing when it did not ask
 * @param mirrors holds the headers that repeat arguments against them
 */
public record Scope(
        Operation operation,
        Identity caller,
        Cancellation cancellation,
        Progress progress,
        Client client,
        ClientLog log,
        MirroredArgument.Check mirrors) {
    /** For work that no client waits for: nobody can be asked or told. */
    static Scope unattended(Identity caller, Cancellation cancellation) {
        return new Scope(
                Operation.unobserved(UUID.randomUUID().toString()),
                caller,
                cancellation,
                Progress.NONE,
                new ReplayedClient(Set.of(), Wire.missing(), Wire.missing(), () -> false),
                ClientLog.NONE,
                MirroredArgument.Check.NONE);
    }
}
