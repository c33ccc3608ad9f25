package io.kestramcp.sandbox.enterprise;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.kestramcp.sandbox.execution.Ids;
import io.kestramcp.sandbox.filter.Page;
import io.kestramcp.sandbox.flow.FlowKey;
import io.kestramcp.sandbox.flow.FlowStore;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Query;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.json.JsonFields;
import io.kestramcp.sandbox.time.Timeline;
import java.util.List;
import java.util.stream.Stream;

/**
 * Suites of flow tests by their YAML source. A run starts nothing and asserts nothing: a case is a success when its flow
 * is there, an error when it is not, and skipped when it is disabled.
 */
final class TestSuiteOperations {
    private final Records suites = new Records();
    private final Ids ids = new Ids();
    private final FlowStore flows;
    private final AuditLog audit;
    private final Timeline timeline;

    TestSuiteOperations(FlowStore flows, AuditLog audit, Timeline timeline) {
        this.flows = flows;
        this.audit = audit;
        this.timeline = timeline;
    }

    /** Adds their operations to what is served. */
    void register(Handlers handlers) {
        handlers.serve("searchTestSuites", this::search)
                .serve("getTestSuite", call -> Reply.json(suites.require(key(call))))
                .serve("createTestSuite", this::create)
                .serve("updateTestSuite", this::update)
                .serve("deleteTestSuite", this::delete)
                .serve("runTestSuite", this::run);
    }

    /** The plain parameters stay on 2.0. */
    private Reply search(Call call) {
        Query query = call.query();
        boolean below = query.isTrue("includeChildNamespaces");
        String namespace = query.first("namespace").orElse("");
        List<JsonObject> found = suites.all().stream()
                .filter(suite -> fits(suite.get("namespace").getAsString(), namespace, below))
                .filter(suite -> query.first("flowId")
                        .map(suite.get("flowId").getAsString()::equals)
                        .orElse(true))
                .toList();
        return Page.of(query, call.operation().id()).of(found, suite -> suite);
    }

    private static boolean fits(String actual, String wanted, boolean below) {
        return wanted.isEmpty() || actual.equals(wanted) || (below && actual.startsWith(wanted + "."));
    }

    private Reply create(Call call) {
        JsonObject suite = read(call);
        if (suites.has(key(suite))) {
            throw Refusal.invalidEntity("Test suite already exists", List.of());
        }
        audit.note("CREATE", "TESTSUITE", suite);
        return Reply.json(suites.put(key(suite), suite));
    }

    private Reply update(Call call) {
        suites.require(key(call));
        JsonObject suite = read(call);
        if (!key(suite).equals(key(call))) {
            throw Refusal.invalidEntity("Illegal id or namespace update", List.of());
        }
        audit.note("UPDATE", "TESTSUITE", suite);
        return Reply.json(suites.put(key(suite), suite));
    }

    private Reply delete(Call call) {
        audit.note("DELETE", "TESTSUITE", suites.remove(key(call)));
        return Reply.json(new JsonObject());
    }

    private Reply run(Call call) {
        JsonObject suite = suites.require(key(call));
        JsonElement wanted = call.request().body().isEmpty()
                ? JsonNull.INSTANCE
                : JsonBody.read(call, "request").get("testCases");
        List<JsonObject> results = suite.getAsJsonArray("testCases").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(test -> !(wanted instanceof JsonArray ids) || ids.contains(test.get("id")))
                .map(test -> result(suite, test))
                .toList();
        audit.note("CREATE", "TESTSUITE_RUN", suite);
        String now = timeline.now().toString();
        return Reply.json(new JsonFields()
                .with("id", ids.next())
                .with("testSuiteId", suite.get("id"))
                .with("namespace", suite.get("namespace"))
                .with("flowId", suite.get("flowId"))
                .with("state", worst(results))
                .with("startDate", now)
                .with("endDate", now)
                .with("results", results, result -> result)
                .toJson());
    }

    private JsonObject result(JsonObject suite, JsonObject test) {
        FlowKey flow = new FlowKey(
                suite.get("namespace").getAsString(), suite.get("flowId").getAsString());
        boolean missing = flows.find(flow).isEmpty();
        boolean disabled = test.has("disabled") && test.get("disabled").getAsBoolean();
        List<String> errors =
                missing ? List.of("Flow " + flow.namespace() + "." + flow.id() + " not found") : List.of();
        return new JsonFields()
                .with("testId", test.get("id"))
                .with("testType", test.get("type"))
                .with("state", disabled ? "SKIPPED" : missing ? "ERROR" : "SUCCESS")
                .with("assertionResults", new JsonArray())
                .with("errors", errors, error -> new JsonFields()
                        .with("message", error)
                        .toJson())
                .toJson();
    }

    private static String worst(List<JsonObject> results) {
        List<String> states = results.stream()
                .map(result -> result.get("state").getAsString())
                .toList();
        return Stream.of("ERROR", "SUCCESS")
                .filter(states::contains)
                .findFirst()
                .orElse("SKIPPED");
    }

    private static JsonObject read(Call call) {
        JsonObject written = YamlBody.read(call, List.of("id", "namespace", "flowId", "testCases"));
        JsonElement disabled = written.get("disabled");
        JsonObject suite = YamlBody.only(written, "id", "description", "namespace", "flowId", "testCases");
        suite.addProperty("source", call.text());
        suite.addProperty("deleted", false);
        suite.addProperty("disabled", disabled != null && disabled.getAsBoolean());
        return suite;
    }

    private static String key(Call call) {
        return call.path("namespace") + "/" + call.path("id");
    }

    private static String key(JsonObject suite) {
        return suite.get("namespace").getAsString() + "/" + suite.get("id").getAsString();
    }
}
