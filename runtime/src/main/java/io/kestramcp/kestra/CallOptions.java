package io.kestramcp.kestra;

import io.kestramcp.identity.Principal;
import java.time.Duration;

/**
 * How one request to Kestra is made.
 *
 * @param caller whose credential is used
 * @param timeout the longest the whole exchange may take, from connecting to the last byte
 * @param cancellation ends the exchange early
 */
public record CallOptions(Principal caller, Duration timeout, Cancellation cancellation) {}
