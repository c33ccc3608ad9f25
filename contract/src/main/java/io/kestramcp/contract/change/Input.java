package io.kestramcp.contract.change;

import io.kestramcp.contract.Body;
import io.kestramcp.contract.Operation;
import io.kestramcp.contract.Parameter;
import io.kestramcp.contract.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * A parameter of an operation, or a property of its JSON body where single properties are sent.
 *
 * @param place in the path, in the query, as a header, in the body
 */
record Input(String name, Place place, boolean required, Schema schema) {
    /** Where an input is sent. */
    enum Place {
        PATH("in the path"),
        QUERY("in the query"),
        HEADER("as a header"),
        BODY("in the body");

        private final String words;

        Place(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * The inputs of an operation, without filters.
     *
     * @param properties whether the properties of a JSON body are sent one by one
     */
    static List<Input> of(Operation operation, boolean properties) {
        List<Input> inputs = new ArrayList<>();
        operation.parameters().stream().filter(each -> !each.filters()).forEach(each -> inputs.add(of(each)));
        operation.body().filter(body -> properties && body.json()).ifPresent(body -> add(inputs, body));
        return inputs;
    }

    private static Input of(Parameter parameter) {
        Place place = Place.valueOf(parameter.in().name());
        return new Input(parameter.name(), place, place == Place.PATH || parameter.required(), parameter.schema());
    }

    private static void add(List<Input> inputs, Body body) {
        body.schema().properties().forEach((name, schema) -> {
            if (!schema.readOnly()) {
                inputs.add(new Input(name, Place.BODY, body.schema().required().contains(name), schema));
            }
        });
    }
}
