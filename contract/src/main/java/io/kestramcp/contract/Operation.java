package io.kestramcp.contract;

import java.util.List;
import java.util.Optional;

/**
 * One operation of one API line.
 *
 * @param id the operationId: the key of an operation over all lines
 * @param method the HTTP method, upper case
 * @param path the path, with {@code {name}} for path parameters
 * @param tag the group that it belongs to; the generated client class is named after it
 * @param parameters path parameters first, in the order of the path
 * @param body the request's body, when it has one
 * @param answer the schema of the successful JSON answer; absent when the answer has no body or is not JSON
 * @param answerTypes the media types of the successful answers; empty when they have no body
 * @param edition which Kestra serves it
 */
public record Operation(
        String id,
        String method,
        String path,
        String tag,
        List<Parameter> parameters,
        Optional<Body> body,
        Optional<Schema> answer,
        List<String> answerTypes,
        Edition edition) {
    /** Keeps an unmodifiable copy. */
    public Operation {
        parameters = List.copyOf(parameters);
        answerTypes = List.copyOf(answerTypes);
    }

    /** The parameter of this name, wherever it is sent. */
    public Optional<Parameter> parameter(String name) {
        return parameters.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
