package io.kestramcp.contract.change;

import java.util.List;
import java.util.Optional;

/**
 * One change of an operation, told for the tool or part that uses it.
 *
 * @param adapter the plain tool or part of the manifest that calls the operation
 * @param operation the operationId
 * @param kind what changed
 * @param subject the name of what changed on the wire: a parameter, a property, a field, a filter; empty: the operation
 * @param sentence what it means for the tool, for a person: whole sentences
 * @param decision whether somebody must decide: what would follow by itself is not surely meant, or the tool does not bind
 * @param remedies the manifest keys that settle it
 */
public record Change(
        String adapter,
        String operation,
        Kind kind,
        String subject,
        String sentence,
        boolean decision,
        List<Remedy> remedies) {
    /** Keeps an unmodifiable copy. */
    public Change {
        remedies = List.copyOf(remedies);
    }

    /** The first key of the manifest to set. */
    public Optional<Remedy> remedy() {
        return remedies.stream().findFirst();
    }
}
