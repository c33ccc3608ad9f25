package io.kestramcp.tool.execution;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kestramcp.client.PathSegment;
import io.kestramcp.client.RefusedArgumentException;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.tool.Arguments;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Effect;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import io.kestramcp.tool.ToolInput;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The same for many executions: for ids that the caller names, or for those that a filter hits. A filter is first answered
 * with what it would hit; the work is done only on a call that confirms that count while it still holds. Kestra does all
 * or, when one id is not in a state that allows it, nothing (recording 825 of 2.0).
 */
abstract class BulkAction implements Tool {
    /** How many names a sentence holds. */
    private static final int NAMED = 5;

    private final String name;
    private final String verb;
    private final Tool listExecutions;
    private final Tool act;

    /**
     * @param verb what it does to executions, such as {@code kills}
     * @param act a part that takes {@code execution_ids}
     */
    BulkAction(String name, String verb, Tool listExecutions, Tool act) {
        this.name = name;
        this.verb = verb;
        this.listExecutions = listExecutions;
        this.act = act;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final boolean bulk() {
        return true;
    }

    @Override
    public final Reply call(CallContext call) throws KestraException {
        Arguments arguments = call.arguments();
        if (arguments.has("execution_ids") == arguments.has("filter")) {
            throw new RefusedArgumentException("execution_ids", "or filter is needed: exactly one of the two.");
        }
        if (arguments.has("execution_ids")) {
            Set<String> ids = named(arguments);
            call.consent().require(effect(ids, ": " + listed(ids)));
            return Reply.of(done(call, ids));
        }
        if (!(arguments.json("filter") instanceof JsonObject filter)) {
            throw new RefusedArgumentException("filter", "must be an object of criteria.");
        }
        Matches matches = Matches.of(call, listExecutions, filter);
        Integer confirmed = arguments.integer("confirm_count");
        if (confirmed == null || matches.ids().isEmpty()) {
            return Reply.of(preview(call, matches));
        }
        if (confirmed != matches.ids().size()) {
            throw new RefusedArgumentException(
                    "confirm_count",
                    "is " + confirmed + ", but the filter now hits "
                            + matches.ids().size() + " executions. Nothing was done. Look again without it.");
        }
        call.consent().require(effect(matches));
        return Reply.of(done(call, matches.ids()));
    }

    /** Further arguments for the part; none unless a tool has some. */
    void complete(ToolInput input, Arguments arguments) {}

    private JsonObject done(CallContext call, Set<String> ids) throws KestraException {
        JsonArray list = new JsonArray();
        ids.forEach(list::add);
        ToolInput input = new ToolInput().with("execution_ids", list);
        complete(input, call.arguments());
        JsonObject answer = call.use(act, input.json());
        JsonObject content = new JsonObject();
        content.addProperty("done", true);
        content.addProperty("count", ids.size());
        for (String reported : List.of("count", "total_items")) {
            if (answer.has(reported)) {
                content.add("accepted_by_kestra", answer.get(reported));
            }
        }
        content.addProperty("next", "Kestra works on it; see the states with list_executions.");
        return content;
    }

    private static Set<String> named(Arguments arguments) {
        Set<String> ids = new LinkedHashSet<>(arguments.strings("execution_ids"));
        if (ids.isEmpty()) {
            throw new RefusedArgumentException("execution_ids", "is empty: name at least one execution.");
        }
        if (ids.size() > Matches.MOST) {
            throw new RefusedArgumentException("execution_ids", "has more than " + Matches.MOST + " ids: split them.");
        }
        ids.forEach(id -> PathSegment.check("execution_ids", id));
        return ids;
    }

    private Effect effect(Matches matches) {
        return effect(matches.ids(), matches.namespaces().isEmpty() ? "" : " in " + listed(matches.namespaces()));
    }

    /** Consent is to these executions: others that a filter hits later need a new one. */
    private Effect effect(Set<String> ids, String which) {
        String many = ids.size() == 1 ? " execution" : " executions";
        return Effect.on(name + " " + verb + " " + ids.size() + many + which, new TreeSet<>(ids));
    }

    private static String listed(Set<String> names) {
        String some = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() <= NAMED ? some : some + " and " + (names.size() - NAMED) + " more";
    }

    private JsonObject preview(CallContext call, Matches matches) {
        JsonObject content = new JsonObject();
        content.addProperty("done", false);
        content.addProperty("count", matches.ids().size());
        content.add("sample", matches.sample());
        if (matches.ids().isEmpty()) {
            content.addProperty("next", "The filter hits nothing; there is nothing to do.");
            return content;
        }
        Optional<String> confirmation = call.consent().offer(effect(matches));
        content.addProperty(
                "next",
                "Nothing was done yet. To go on, call again with confirm_count: "
                        + matches.ids().size()
                        + confirmation
                                .map(code -> " and confirmation: \"" + code + "\"")
                                .orElse("") + ".");
        return content;
    }
}
