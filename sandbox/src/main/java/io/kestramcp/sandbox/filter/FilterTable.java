package io.kestramcp.sandbox.filter;

import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.line.ApiLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Which fields a line knows, which operators a field takes, and which fields a resource can be filtered by. */
public final class FilterTable {
    private final Map<String, List<Operator>> operators;
    private final Map<String, List<String>> resources;

    private FilterTable(Map<String, List<Operator>> operators, Map<String, List<String>> resources) {
        this.operators = operators;
        this.resources = resources;
    }

    /** The table of a line. */
    public static FilterTable of(ApiLine line) {
        String file = "/io/kestramcp/sandbox/filters-" + line.id() + ".yaml";
        try (InputStream in = FilterTable.class.getResourceAsStream(file)) {
            Map<String, Object> table = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            Map<String, List<Operator>> operators = new LinkedHashMap<>();
            for (Object row : (List<?>) table.get("fields")) {
                Map<?, ?> entry = (Map<?, ?>) row;
                List<Operator> allowed = texts(entry.get("operators")).stream()
                        .map(Operator::valueOf)
                        .toList();
                texts(entry.get("fields")).forEach(field -> operators.put(field, allowed));
            }
            Map<String, List<String>> resources = new LinkedHashMap<>();
            ((Map<?, ?>) table.get("resources")).forEach((name, fields) -> resources.put((String) name, texts(fields)));
            return new FilterTable(operators, resources);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** Refuses a field that the line does not know at all (422). */
    void requireKnown(String field) {
        if (!operators.containsKey(field)) {
            throw Refusal.illegalArgument("Unsupported field '" + field + "'. Expected one of: " + operators.keySet());
        }
    }

    /** Refuses a filter that the resource does not take, or an operator that the field does not take (400). */
    void requireSupported(String resource, Filter filter) {
        List<String> fields = resources.get(resource);
        if (!fields.contains(filter.field())) {
            throw unsupported("Field " + enumName(filter.field()) + " is not supported for resource " + resource
                    + ". Supported fields are "
                    + join(fields.stream().map(FilterTable::enumName).toList()));
        }
        List<Operator> allowed = operators.get(filter.field());
        if (!allowed.contains(filter.operator())) {
            throw unsupported("Operation " + filter.operator() + " is not supported for field "
                    + enumName(filter.field()) + ". Supported operations are " + join(allowed));
        }
    }

    private static Refusal unsupported(String detail) {
        return Refusal.of(400, "Invalid query filters: Provided query filters are invalid: " + detail);
    }

    private static String join(List<?> names) {
        return String.join(", ", names.stream().map(Object::toString).toList());
    }

    /** Kestra's complaints name fields in upper case: {@code flowId} is FLOW_ID, and q is QUERY. */
    private static String enumName(String field) {
        return field.equals("q") ? "QUERY" : field.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }

    private static List<String> texts(Object list) {
        return ((List<?>) list).stream().map(Object::toString).toList();
    }
}
