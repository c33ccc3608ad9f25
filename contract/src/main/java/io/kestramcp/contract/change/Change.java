package io.kestramcp.contract.change;

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
 * @param remedy the manifest key that settles it
 */
public record Change(
        String adapter,
        String operation,
        Kind kind,
        String subject,
        String sentence,
        boolean decision,
        Optional<Remedy> remedy) {}
