package io.kestramcp.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How the gateway is run and watched.
 *
 * @param managementHost the address that the management port is served on
 * @param managementPort for metrics and health, 0 for any free one; empty: there is none, and no metrics are kept
 * @param collector of OpenTelemetry, for traces; empty: there are none
 * @param drain how long a gateway that is told to stop still takes calls
 * @param labelExecutions whether executions that are started here have a label with the request's name
 */
public record OperationSettings(
        String managementHost,
        Optional<Integer> managementPort,
        Optional<URI> collector,
        Duration drain,
        boolean labelExecutions) {
    /** For a process that serves no port. */
    OperationSettings withoutManagement() {
        return new OperationSettings(managementHost, Optional.empty(), collector, drain, labelExecutions);
    }
}
