package io.kestramcp.sandbox.execution;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.sandbox.flow.Flow;
import io.kestramcp.sandbox.flow.FlowStore;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.json.JsonFields;
import io.kestramcp.sandbox.line.ApiLine;
import io.kestramcp.sandbox.log.LogStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Verbs on several executions, by their ids: all or none. One bad id is a 400 that lists it, and nothing is done
 * (wire document 1.3, section 10).
 */
public final class BulkOperations {
    private static final String UNKNOWN = "execution not found";

    private final ExecutionStore executions;
    private final FlowStore flows;
    private final LogStore logs;
    private final Verbs verbs;
    private final Replays replays;
    private final Ids ids = new Ids();
    private final ApiLine line;

    /** The verbs on a store. */
    public BulkOperations(
            ExecutionStore executions, FlowStore flows, LogStore logs, Verbs verbs, Replays replays, ApiLine line) {
        this.executions = executions;
        this.flows = flows;
        this.logs = logs;
        this.verbs = verbs;
        this.replays = replays;
        this.line = line;
    }

    /** What must hold for every execution, and the complaint about one for which it does not. */
    private record Rule(Predicate<Execution> holds, String complaint) {
        static Rule in(StateType state) {
            return new Rule(execution -> execution.state().current() == state, "execution not in state " + state);
        }
    }

    /** Adds them to what is served. */
    public void register(Handlers handlers) {
        Rule unfinished = new Rule(execution -> !execution.isTerminated(), "execution already finished");
        Rule any = new Rule(execution -> true, "");
        handlers.serve("killExecutionsByIds", call -> command(call, "kill", unfinished, verbs::kill))
                .serve("pauseExecutionsByIds", call -> command(call, "pause", Rule.in(StateType.RUNNING), verbs::pause))
                .serve(
                        "resumeExecutionsByIds",
                        call -> command(
                                call, "resume", Rule.in(StateType.PAUSED), execution -> verbs.resume(execution, null)))
                .serve(
                        "restartExecutionsByIds",
                        call -> command(call, "restart", Rule.in(StateType.FAILED), verbs::restart))
                .serve(
                        "replayExecutionsByIds",
                        call -> command(call, "replay", any, original -> replay(call, original)))
                .serve("deleteExecutionsByIds", this::delete);
    }

    private void replay(Call call, Execution original) {
        boolean latest = call.query().isTrue("latestRevision");
        Flow flow = (latest ? flows.find(original.flow().key()) : Optional.<Flow>empty()).orElse(original.flow());
        replays.replay(original, flow, Optional.empty(), original.inputs());
    }

    /** On 2.0 a verb is only accepted: it has an id by which nothing can be asked. */
    private Reply command(Call call, String verb, Rule rule, Consumer<Execution> action) {
        return onAll(call, verb, rule, chosen -> {
            chosen.forEach(action);
            return line.waitsForTheExecutor()
                    ? Reply.json(202, Reply.JSON, operation(chosen.size()))
                    : Reply.json(count(chosen.size()));
        });
    }

    /** One that has not ended is as good as unknown, unless the call says otherwise. */
    private Reply delete(Call call) {
        boolean runningToo = call.query().isTrue("includeNonTerminated");
        boolean logsToo =
                call.query().first("deleteLogs").map(Boolean::parseBoolean).orElse(true);
        Rule rule = new Rule(execution -> runningToo || execution.isTerminated(), UNKNOWN);
        return onAll(call, "delete", rule, chosen -> {
            chosen.forEach(execution -> {
                executions.remove(execution);
                if (logsToo) {
                    logs.remove(execution.id());
                }
            });
            return Reply.json(count(chosen.size()));
        });
    }

    private Reply onAll(Call call, String verb, Rule rule, Function<List<Execution>, Reply> action) {
        List<Execution> chosen = new ArrayList<>();
        JsonArray invalids = new JsonArray();
        for (String id : ids(call)) {
            Optional<Execution> execution = executions.find(id);
            execution.filter(rule.holds()).ifPresentOrElse(chosen::add, () -> {
                String complaint = execution.isPresent() ? rule.complaint() : UNKNOWN;
                invalids.add(invalid(id, complaint));
            });
        }
        if (invalids.isEmpty()) {
            return action.apply(chosen);
        }
        JsonObject refusal = new JsonFields()
                .with("message", "invalid bulk " + verb)
                .with("invalids", invalids)
                .toJson();
        return Reply.json(400, Reply.JSON, refusal);
    }

    private JsonObject operation(int total) {
        return new JsonFields()
                .with("operationId", ids.next())
                .with("totalItems", total)
                .toJson();
    }

    private static JsonObject count(int total) {
        return new JsonFields().with("count", total).toJson();
    }

    private static List<String> ids(Call call) {
        JsonElement body = call.json("executionsId");
        if (!body.isJsonArray()) {
            throw Refusal.invalidJson(new Refusal.Violation(
                    "Failed to convert argument [executionsId] for value [null] due to: Cannot deserialize value of"
                            + " type `java.lang.String` from Object value",
                    "executionsId"));
        }
        return body.getAsJsonArray().asList().stream()
                .map(JsonElement::getAsString)
                .toList();
    }

    private static JsonObject invalid(String id, String complaint) {
        JsonObject property = new JsonFields()
                .with("name", "execution")
                .with("kind", "PROPERTY")
                .with("inIterable", false)
                .toJson();
        return new JsonFields()
                .with("message", complaint)
                .with("rootBean", id)
                .with("rootBeanClass", "java.lang.String")
                .with("leafBean", id)
                .with("propertyPath", List.of(property), path -> path)
                .with("invalidValue", id)
                .with("messageTemplate", "{messageTemplate}")
                .with("executableParameters", new JsonArray())
                .toJson();
    }
}
