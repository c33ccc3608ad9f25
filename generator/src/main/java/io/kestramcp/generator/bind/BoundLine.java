package io.kestramcp.generator.bind;

import com.google.gson.JsonObject;
import io.kestramcp.contract.Operation;
import java.util.List;

/**
 * An adapter on one API line.
 *
 * @param calls the requests that it may send; the usual one first
 * @param answer how the answer is read
 */
public record BoundLine(String line, List<Call> calls, Shape answer, JsonObject inputSchema, JsonObject outputSchema) {

    /** Every operation that the adapter may call on this line. */
    public List<Operation> operations() {
        return calls.stream().map(Call::operation).distinct().toList();
    }

    /**
     * A request.
     *
     * @param status the status of the usual request at which this one is sent instead; 0 for the usual one
     */
    public record Call(Operation operation, int status, List<Setting> settings) {}

    /**
     * A parameter of the request, by its name on the wire, and where its value comes from.
     *
     * @param body whether it is the body, which has no name
     */
    public record Setting(String parameter, Source source, boolean body) {
        /** A parameter, or a property of a JSON body. */
        public static Setting of(String parameter, Source source) {
            return new Setting(parameter, source, false);
        }

        /** The body. */
        public static Setting body(Source source) {
            return new Setting("", source, true);
        }
    }
}
