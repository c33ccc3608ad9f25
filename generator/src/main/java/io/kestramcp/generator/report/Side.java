package io.kestramcp.generator.report;

import io.kestramcp.contract.Contract;
import io.kestramcp.generator.coverage.OperationList;
import java.util.Optional;

/**
 * One of two APIs that are compared.
 *
 * @param contract what the tools use of it, repaired
 * @param operations every operation; absent where nobody wrote it down
 */
public record Side(Contract contract, Optional<OperationList> operations) {}
