package io.kestramcp.sandbox.enterprise;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.sandbox.execution.Ids;
import io.kestramcp.sandbox.filter.Page;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Query;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.json.JsonFields;
import io.kestramcp.sandbox.time.Timeline;
import java.util.List;

/** Suites of flow tests by their YAML source. A run does not run anything: every case is a success. */
final class TestSuiteOperations {
    private final Records suites = new Records();
    private final Ids ids = new Ids();
    private final AuditLog audit;
    private final Timeline timeline;

    TestSuiteOperations(AuditLog audit, Timeline timeline) {
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
        audit.note("CREATE", "TEST", suite);
        return Reply.json(suites.put(key(suite), suite));
    }

    private Reply update(Call call) {
        suites.require(key(call));
        JsonObject suite = read(call);
        if (!key(suite).equals(key(call))) {
            throw Refusal.invalidEntity("Illegal id or namespace update", List.of());
        }
        audit.note("UPDATE", "TEST", suite);
        return Reply.json(suites.put(key(suite), suite));
    }

    private Reply delete(Call call) {
        audit.note("DELETE", "TEST", suites.remove(key(call)));
        return Reply.json(new JsonObject());
    }

    private Reply run(Call call) {
        JsonObject suite = suites.require(key(call));
        JsonElement wanted = call.request().body().isEmpty()
                ? null
                : call.json("request").getAsJsonObject().get("testCases");
        JsonArray results = new JsonArray();
        for (JsonElement item : suite.getAsJsonArray("testCases")) {
            JsonElement id = item.getAsJsonObject().get("id");
            if (wanted == null || wanted.isJsonNull() || wanted.getAsJsonArray().contains(id)) {
                results.add(new JsonFields()
                        .with("testId", id)
                        .with("state", "SUCCESS")
                        .toJson());
            }
        }
        String now = timeline.now().toString();
        return Reply.json(new JsonFields()
                .with("id", ids.next())
                .with("testSuiteId", suite.get("id"))
                .with("namespace", suite.get("namespace"))
                .with("flowId", suite.get("flowId"))
                .with("state", "SUCCESS")
                .with("startDate", now)
                .with("endDate", now)
                .with("results", results)
                .toJson());
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
