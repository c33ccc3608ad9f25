package io.kestramcp.config;

import java.util.Optional;

/**
 * How the gateway is run and watched.
 *
 * @param managementHost the address that the management port is served on
 * @param managementPort for metrics and health, 0 for any free one; empty: there is none, and no metrics are kept
 */
public record OperationSettings(String managementHost, Optional<Integer> managementPort) {
    /** For a process that serves no port. */
    OperationSettings withoutManagement() {
        return new OperationSettings(managementHost, Optional.empty());
    }
}
