package io.kestramcp.generator.report;

import io.kestramcp.contract.Contract;
import io.kestramcp.generator.coverage.OperationList;
import java.util.Map;
import java.util.Optional;

/**
 * One of two APIs that are compared.
 *
 * @param contract what the tools use of it, repaired
 * @param operations every operation; absent where nobody wrote it down
 * @param renamed operations that it calls differently: our id by theirs
 */
public record Side(Contract contract, Optional<OperationList> operations, Map<String, String> renamed) {}
