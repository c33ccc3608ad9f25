package io.kestramcp.conformance;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The protocol's own test suite. It needs Node.js and the network, so the profile {@code conformance} alone runs it. */
class ConformanceSuite {
    @ParameterizedTest
    @MethodSource("io.kestramcp.conformance.SuiteProcess#requirements")
    void every_required_scenario_passes(String requirements) throws Exception {
        try (ConformanceServer server = new ConformanceServer()) {
            SuiteProcess.passes(requirements, server.port(), "--requirements", requirements);
        }
    }
}
