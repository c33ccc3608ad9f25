package io.kestramcp.tool.flow;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.Arguments;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;

/** Finds namespaces: all that exist, or only those that hold flows, which Kestra answers in one piece. */
public final class SearchNamespaces implements Tool {
    private static final int USUAL_SIZE = 25;

    private final Tool page;
    private final Tool withFlows;

    /**
     * @param page the part {@code namespace_page}
     * @param withFlows the part {@code namespaces_with_flows}
     */
    public SearchNamespaces(Tool page, Tool withFlows) {
        this.page = page;
        this.withFlows = withFlows;
    }

    @Override
    public String name() {
        return "search_namespaces";
    }

    @Override
    public Reply call(CallContext call) throws KestraException {
        Arguments arguments = call.arguments();
        int number = arguments.integer("page", 1);
        int size = arguments.integer("size", USUAL_SIZE);
        ToolInput input = new ToolInput().with("query", arguments.string("query"));
        if (!arguments.bool("with_flows", false)) {
            return Reply.of(
                    call.use(page, input.with("page", number).with("size", size).json()));
        }
        JsonArray all = call.use(withFlows, input.json()).getAsJsonArray("results");
        JsonArray shown = new JsonArray();
        long first = (number - 1L) * size;
        for (long i = first; i < Math.min(all.size(), first + size); i++) {
            shown.add(all.get((int) i));
        }
        JsonObject content = new JsonObject();
        content.add("results", shown);
        content.addProperty("page", number);
        content.addProperty("total", all.size());
        if (first + size < all.size()) {
            content.addProperty("next_page", number + 1);
        }
        return Reply.of(content);
    }
}
