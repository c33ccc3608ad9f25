package io.kestramcp.sandbox.execution;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.sandbox.filter.Label;
import io.kestramcp.sandbox.flow.Flow;
import io.kestramcp.sandbox.flow.FlowKey;
import io.kestramcp.sandbox.flow.FlowStore;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Multipart;
import io.kestramcp.sandbox.http.Query;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.input.InputValue;
import io.kestramcp.sandbox.input.Inputs;
import io.kestramcp.sandbox.json.JsonFields;
import io.kestramcp.sandbox.time.Monitor;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Starts executions, and checks the inputs of one without starting it (wire document 1.3, section 7). */
public final class Creation {
    private static final Set<String> KINDS = Set.of("NORMAL", "TEST", "PLAYGROUND");

    private final FlowStore flows;
    private final Executor executor;
    private final ExecutionView view;
    private final Monitor monitor;
    private final ExecutionFiles files;

    /** The creation of executions of a store's flows; it keeps the files that they are given. */
    public Creation(FlowStore flows, Executor executor, ExecutionFiles files, ExecutionView view, Monitor monitor) {
        this.flows = flows;
        this.executor = executor;
        this.files = files;
        this.view = view;
        this.monitor = monitor;
    }

    /** Adds it to what is served. */
    public void register(Handlers handlers) {
        handlers.serve("createExecution", this::create)
                .serve("triggerExecution", this::create)
                .serve("validateNewExecutionInputs", this::validate);
    }

    private Reply create(Call call) {
        Flow flow = flow(call);
        if (flow.disabled()) {
            throw Refusal.illegalState("Requested Flow is disabled.");
        }
        List<Label> labels = new ArrayList<>(flow.labels());
        labels.addAll(labels(call.query()));
        String id = executor.newId();
        List<Multipart.Part> parts = Multipart.parts(call.request());
        JsonObject inputs = Inputs.ofCall(flow, parts, id);
        keepFiles(parts, inputs);
        Execution execution = executor.create(new NewExecution(id, flow, origin(call.query()), inputs, labels));
        if (call.query().isTrue("wait")) {
            monitor.await(execution::isTerminated);
        }
        String host = call.header("Host").orElse("localhost");
        String url = "http://" + host + "/ui/main/executions/" + flow.namespace() + "/" + flow.id() + "/" + id;
        return Reply.json(view.full(execution).with("url", url).toJson());
    }

    /** A part with a file's name has become a URI, whatever the type of its input. */
    private void keepFiles(List<Multipart.Part> parts, JsonObject inputs) {
        for (Multipart.Part part : parts) {
            JsonElement value = inputs == null ? null : inputs.get(inputId(part));
            if (part.filename().isPresent() && value != null && value.isJsonPrimitive()) {
                files.put(value.getAsString(), part.content());
            }
        }
    }

    /** The old style calls every part {@code files} and names the input as the file (recording 152 of 1.3). */
    private static String inputId(Multipart.Part part) {
        return part.name().equals("files") ? part.filename().orElse("files") : part.name();
    }

    private Reply validate(Call call) {
        Flow flow = flow(call);
        List<InputValue> values = Inputs.read(
                flow.list("inputs"), Multipart.parts(call.request()), Inputs.directory(flow, executor.newId()));
        return Reply.json(validation(flow, values));
    }

    /** The answer to a validation of inputs: always a list, whether or not there are errors in it. */
    static JsonObject validation(Flow flow, List<InputValue> values) {
        return new JsonFields()
                .with("id", flow.id())
                .with("namespace", flow.namespace())
                .with("inputs", values, InputValue::toJson)
                .with("checks", new JsonArray())
                .toJson();
    }

    /** The flow that is asked for; a deleted one still runs. */
    private Flow flow(Call call) {
        FlowKey key = new FlowKey(call.path("namespace"), call.path("id"));
        Optional<Flow> flow = parsed(call.query(), "revision", Integer::valueOf)
                .map(revision -> flows.revision(key, revision))
                .orElseGet(() -> flows.last(key));
        return flow.orElseThrow(() -> Refusal.notFound("Requested Flow is not found."));
    }

    private static Execution.Origin origin(Query query) {
        String kind = query.first("kind").filter(KINDS::contains).orElse(null);
        Instant schedule = parsed(query, "scheduleDate", text -> OffsetDateTime.parse(text)
                        .toInstant())
                .orElse(null);
        return new Execution.Origin(null, kind, schedule, Breakpoints.of(query), null, null);
    }

    private interface Parser<T> {
        T parse(String text);
    }

    /** An optional parameter that does not parse is dropped, not refused: so the real servers do it. */
    private static <T> Optional<T> parsed(Query query, String name, Parser<T> parser) {
        try {
            return query.first(name).map(parser::parse);
        } catch (NumberFormatException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static List<Label> labels(Query query) {
        Map<String, Label> labels = new LinkedHashMap<>();
        for (String text : query.all("labels")) {
            List<String> words = List.of(text.split(":", 2));
            if (words.size() != 2) {
                throw Refusal.unprocessable("Can't split the queryString parameter by ':'");
            }
            Label label = new Label(words.get(0), words.get(1));
            if (label.key().startsWith("system.")) {
                throw Refusal.illegalArgument("System labels can only be set by Kestra itself, offending label: "
                        + label.key() + "=" + label.value());
            }
            Label present = labels.put(label.key(), label);
            if (present != null) {
                throw Refusal.unprocessable(
                        "The queryString parameter keys contains duplicities: Duplicate key " + label.key()
                                + " (attempted merging values " + present.value() + " and " + label.value() + ")");
            }
        }
        return List.copyOf(labels.values());
    }
}
