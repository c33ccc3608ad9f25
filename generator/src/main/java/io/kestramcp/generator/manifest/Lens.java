package io.kestramcp.generator.manifest;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a tool sees its operation on one API line: the tool's keys with the line's own merged over them.
 *
 * @param operation the operation
 * @param otherwise the operation that is called instead when Kestra answers with a status
 * @param params by name on the wire: parameters, and properties of a JSON body
 * @param filters which of Kestra's filters are offered
 * @param keep what is kept of the answer; empty: all of it
 * @param answer how an answer that is no JSON is passed on
 */
public record Lens(
        Place place,
        Text operation,
        Map<Integer, Text> otherwise,
        Map<String, ParamEntry> params,
        Optional<BodyEntry> body,
        List<FilterEntry> filters,
        List<KeepEntry> keep,
        Optional<LimitEntry> limit,
        Optional<AnswerEntry> answer) {

    /**
     * What deviates in one parameter.
     *
     * @param hidden whether it is never sent
     * @param reason why it is hidden, where that needs one: a list that comes in pages without an order
     * @param tenant whether it is always the tenant of the call
     * @param values what of its values is offered; empty: all of them
     */
    public record ParamEntry(
            Place place,
            boolean hidden,
            Optional<String> reason,
            boolean tenant,
            List<Text> values,
            Optional<String> as,
            Optional<JsonElement> fixed,
            Optional<JsonElement> absent,
            Optional<BigDecimal> minimum,
            Optional<BigDecimal> maximum,
            Optional<String> describe,
            Optional<Text> encode,
            Optional<Text> format,
            Optional<Boolean> required) {}

    /** The body as one argument. {@code provides} are the path parameters that are read from its YAML. */
    public record BodyEntry(
            Place place,
            Text as,
            Optional<String> describe,
            List<Text> provides,
            Optional<Text> encode,
            Optional<Text> files,
            Optional<JsonObject> schema) {}

    /** One filter as an argument. */
    public record FilterEntry(
            Place place,
            String field,
            Optional<String> as,
            Text operator,
            Optional<Text> schema,
            List<String> values,
            Optional<Text> type,
            Optional<Text> format,
            boolean required,
            Optional<String> describe) {}

    /** A value of the answer that is kept, under a name of ours. */
    public record KeepEntry(Place place, String name, How how, String path, List<KeepEntry> keep) {}

    /** How a kept value is read. */
    public enum How {
        /** As it is. */
        VALUE,
        /** Labels, as an object. */
        MAP,
        /** A list of objects, each projected. */
        EACH
    }

    /**
     * An answer that is no JSON, as one value.
     *
     * @param name the value's name
     * @param bytes whether it is passed on as Base64, else as text
     */
    public record AnswerEntry(Place place, String name, boolean bytes) {}

    /**
     * The argument that bounds an answer that is a plain list.
     *
     * @param last whether it is {@code tail}, which gives the last rows, or {@code limit}, which gives the first
     * @param rows how many without the argument
     */
    public record LimitEntry(Place place, boolean last, int rows, int maximum) {}
}
