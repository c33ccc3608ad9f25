package io.kestramcp.generator.bind;

import io.kestramcp.contract.Parameter;
import io.kestramcp.contract.Schema;

/**
 * A place in a request that takes a value.
 *
 * @param name the name on the wire
 */
record Slot(String name, Where where, boolean required, Schema schema) {
    /** Where it is. */
    enum Where {
        PATH,
        QUERY_OR_HEADER,
        JSON_BODY
    }

    static Slot of(Parameter parameter) {
        boolean path = parameter.in() == Parameter.In.PATH;
        return new Slot(
                parameter.name(),
                path ? Where.PATH : Where.QUERY_OR_HEADER,
                path || parameter.required(),
                parameter.schema());
    }
}
