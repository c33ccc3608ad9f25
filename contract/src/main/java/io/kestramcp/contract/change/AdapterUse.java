package io.kestramcp.contract.change;

import java.util.List;
import java.util.Optional;

/**
 * What one plain tool or part uses on one API line.
 *
 * @param name its name in the manifest
 * @param part whether it is no tool of its own, but used by tools of several calls
 * @param line the API line
 * @param calls the requests that it may send; the usual one first
 * @param answer what it makes of the usual request's answer
 */
public record AdapterUse(String name, boolean part, String line, List<CallUse> calls, AnswerUse answer) {
    /** Keeps an unmodifiable copy. */
    public AdapterUse {
        calls = List.copyOf(calls);
    }

    /**
     * A request.
     *
     * @param operation the operationId
     * @param key the manifest key that names it: {@code operation}, or {@code otherwise.404}
     * @param inputs parameters, and properties of a JSON body, that are sent or that the manifest names
     * @param filters the filters that are offered
     * @param body the body, when it is one argument
     */
    public record CallUse(
            String operation, String key, List<InputUse> inputs, List<FilterUse> filters, Optional<BodyUse> body) {
        /** Keeps unmodifiable copies. */
        public CallUse {
            inputs = List.copyOf(inputs);
            filters = List.copyOf(filters);
        }

        /** The use of the parameter of this name on the wire, or of the property of the body: one may be called as the other. */
        public Optional<InputUse> input(String name, boolean property) {
            return inputs.stream()
                    .filter(each -> each.name().equals(name) && each.property() == property)
                    .findFirst();
        }
    }

    /**
     * A parameter, or a property of a JSON body.
     *
     * @param name the name on the wire
     * @param property whether it is a property of the body
     * @param from where its value comes from
     * @param argument the tool's argument; the YAML's key where the value comes from one; else empty
     * @param stated whether the manifest has the key {@code params.NAME}
     * @param needed whether the argument is required
     * @param preset whether something is sent without the argument, by the manifest's will
     * @param values the values of an enum that the manifest names
     */
    public record InputUse(
            String name,
            boolean property,
            From from,
            String argument,
            boolean stated,
            boolean needed,
            boolean preset,
            List<String> values) {
        /** Keeps an unmodifiable copy. */
        public InputUse {
            values = List.copyOf(values);
        }
    }

    /** Where the value of an input comes from. */
    public enum From {
        /** An argument of the tool. */
        ARGUMENT,
        /** The manifest: always the same. */
        FIXED,
        /** The tenant of the call. */
        TENANT,
        /** A key of the YAML that is the body. */
        YAML,
        /** Nowhere: the manifest hides it. */
        HIDDEN
    }

    /**
     * A filter that is offered.
     *
     * @param field Kestra's field
     * @param operator Kestra's operator
     * @param argument the tool's argument
     * @param needed whether the argument is required
     * @param schema the enum of the contract that the values are taken from
     * @param values the values that the manifest lists itself
     */
    public record FilterUse(
            String field,
            String operator,
            String argument,
            boolean needed,
            Optional<String> schema,
            List<String> values) {
        /** Keeps an unmodifiable copy. */
        public FilterUse {
            values = List.copyOf(values);
        }
    }

    /**
     * A body that is one argument.
     *
     * @param argument the tool's argument
     * @param schema whether the manifest says itself what the argument is, so that the contract's properties do not matter
     */
    public record BodyUse(String argument, boolean schema) {}
}
