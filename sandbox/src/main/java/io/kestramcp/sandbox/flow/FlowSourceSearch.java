package io.kestramcp.sandbox.flow;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kestramcp.sandbox.filter.Comparison;
import io.kestramcp.sandbox.filter.Filter;
import io.kestramcp.sandbox.filter.Operator;
import io.kestramcp.sandbox.filter.Page;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.json.JsonFields;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds flows by a text of their source, with the place where it stands (recording 117 of 1.3). */
public final class FlowSourceSearch {
    private static final int LINES_BEFORE = 1;
    private static final int LINES_AFTER = 2;

    private final FlowStore flows;

    /** The search in a store. */
    public FlowSourceSearch(FlowStore flows) {
        this.flows = flows;
    }

    /** Adds it to what is served. */
    public void register(Handlers handlers) {
        handlers.serve("searchFlowsBySourceCode", this::search);
    }

    private Reply search(Call call) {
        String text = call.query().first("q").orElse("");
        Optional<Filter> below =
                call.query().first("namespace").map(name -> Filter.of("namespace", Operator.PREFIX, name));
        Page page = Page.of(call.query(), call.operation().id());
        List<Flow> found = flows.current().stream()
                .filter(flow -> below.map(filter -> Comparison.text(flow.namespace(), filter))
                        .orElse(true))
                .filter(flow -> flow.source() != null && position(flow.source(), text) >= 0)
                .toList();
        return page.of(found, flow -> row(flow, text));
    }

    private static JsonObject row(Flow flow, String text) {
        return new JsonFields()
                .with("model", flow.asStored(false))
                .with("fragments", List.of(fragment(flow.source(), text)), JsonPrimitive::new)
                .toJson();
    }

    /** The first place, marked, with the lines around it. */
    private static String fragment(String source, String text) {
        int from = position(source, text);
        int to = from + text.length();
        String marked =
                source.substring(0, from) + "[mark]" + source.substring(from, to) + "[/mark]" + source.substring(to);
        List<String> lines = marked.lines().toList();
        int line =
                (int) source.substring(0, from).chars().filter(c -> c == '\n').count();
        int last = Math.min(line + LINES_AFTER, lines.size() - 1);
        return String.join("\n", lines.subList(Math.max(line - LINES_BEFORE, 0), last + 1));
    }

    private static int position(String source, String text) {
        return source.toLowerCase(Locale.ROOT).indexOf(text.toLowerCase(Locale.ROOT));
    }
}
