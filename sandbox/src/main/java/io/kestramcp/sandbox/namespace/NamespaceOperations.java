package io.kestramcp.sandbox.namespace;

import com.google.gson.JsonObject;
import io.kestramcp.sandbox.filter.Comparison;
import io.kestramcp.sandbox.filter.Condition;
import io.kestramcp.sandbox.filter.FieldFilters;
import io.kestramcp.sandbox.filter.Filter;
import io.kestramcp.sandbox.filter.FilterParser;
import io.kestramcp.sandbox.filter.Operator;
import io.kestramcp.sandbox.filter.Page;
import io.kestramcp.sandbox.filter.PlainFilters;
import io.kestramcp.sandbox.flow.Flow;
import io.kestramcp.sandbox.flow.FlowStore;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.json.JsonFields;
import io.kestramcp.sandbox.line.ApiLine;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Namespaces: those of the flows, their parents, and the system's own. */
public final class NamespaceOperations {
    private static final String SYSTEM = "system";

    private final FieldFilters<String> fields = new FieldFilters<String>()
            .text("namespace", namespace -> namespace)
            .on("q", (namespace, filter) -> Comparison.query(List.of(namespace), filter));

    private final FlowStore flows;
    private final FilterParser parser;
    private final ApiLine line;

    /** The namespaces of a store's flows. */
    public NamespaceOperations(FlowStore flows, FilterParser parser, ApiLine line) {
        this.flows = flows;
        this.parser = parser;
        this.line = line;
    }

    /** Adds their operations to what is served. */
    public void register(Handlers handlers) {
        handlers.serve("searchNamespaces", this::search)
                .serve("getNamespace", call -> Reply.json(toJson(call.path("id"))));
    }

    private Reply search(Call call) {
        Page page = Page.of(call.query(), call.operation().id());
        List<Condition> conditions = line.honoursPlainFilters()
                ? new PlainFilters(call.query())
                        .one("q", text -> Filter.of("q", Operator.EQUALS, text))
                        .conditions()
                : parser.parse(call.query(), "NAMESPACE");
        return page.of(all().stream().filter(fields.all(conditions)).toList(), NamespaceOperations::toJson);
    }

    private SortedSet<String> all() {
        SortedSet<String> namespaces = new TreeSet<>();
        namespaces.add(SYSTEM);
        for (Flow flow : flows.current()) {
            String namespace = flow.namespace();
            namespaces.add(namespace);
            for (int dot = namespace.lastIndexOf('.'); dot > 0; dot = namespace.lastIndexOf('.', dot - 1)) {
                namespaces.add(namespace.substring(0, dot));
            }
        }
        return namespaces;
    }

    private static JsonObject toJson(String namespace) {
        return new JsonFields().with("id", namespace).toJson();
    }
}
