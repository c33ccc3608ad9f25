package io.kestramcp.oauth;

import java.time.Duration;

/**
 * How long and how much a provider may answer.
 *
 * @param connect until the connection stands
 * @param read between two pieces of the answer
 * @param total until the answer is whole: a provider that sends one byte a second ends here
 * @param maxBytes the longest answer
 */
record ProviderLimits(Duration connect, Duration read, Duration total, int maxBytes) {
    /** Short enough that a request can wait for them, large enough for a key set with certificate chains. */
    static final ProviderLimits DEFAULT =
            new ProviderLimits(Duration.ofSeconds(3), Duration.ofSeconds(3), Duration.ofSeconds(5), 512 * 1024);
}
