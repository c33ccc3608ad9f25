package io.kestramcp.sandbox.dashboard;

import com.google.gson.JsonObject;
import io.kestramcp.sandbox.execution.Ids;
import io.kestramcp.sandbox.filter.Page;
import io.kestramcp.sandbox.flow.FlowYaml;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.json.JsonFields;
import io.kestramcp.sandbox.time.Timeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.error.YAMLException;

/** Dashboards, by their YAML source (recordings 570 to 579 of 1.3). Guarded by the sandbox's lock. */
public final class DashboardOperations {
    private final Map<String, JsonObject> dashboards = new LinkedHashMap<>();
    private final Ids ids = new Ids();
    private final Timeline timeline;

    /** No dashboards yet. */
    public DashboardOperations(Timeline timeline) {
        this.timeline = timeline;
    }

    /** Adds their operations to what is served. */
    public void register(Handlers handlers) {
        handlers.serve("searchDashboards", this::search)
                .serve("getDashboard", call -> Reply.json(require(call)))
                .serve("createDashboard", this::create)
                .serve("updateDashboard", this::update)
                .serve("deleteDashboard", this::delete);
    }

    private Reply search(Call call) {
        String text = call.query().first("q").orElse("").toLowerCase(Locale.ROOT);
        List<JsonObject> found = dashboards.values().stream()
                .filter(dashboard -> dashboard
                        .get("title")
                        .getAsString()
                        .toLowerCase(Locale.ROOT)
                        .contains(text))
                .toList();
        return Page.of(call.query(), call.operation().id()).of(found, dashboard -> dashboard);
    }

    private Reply create(Call call) {
        JsonObject written = read(call.requiredText("dashboard"));
        if (!written.has("id")) {
            written.addProperty("id", ids.next());
        }
        String id = written.get("id").getAsString();
        if (dashboards.containsKey(id)) {
            throw invalid("dashboard.id: Dashboard id already exists", "dashboard.id", "Dashboard id already exists");
        }
        String now = timeline.now().toString();
        return store(id, written, now, now, call.text());
    }

    private Reply update(Call call) {
        String created = require(call).get("created").getAsString();
        JsonObject written = read(call.requiredText("dashboard"));
        String id = call.path("id");
        if (written.has("id") && !written.get("id").getAsString().equals(id)) {
            throw invalid("dashboard.id: Illegal dashboard id update", "dashboard.id", "Illegal dashboard id update");
        }
        return store(id, written, created, timeline.now().toString(), call.text());
    }

    private Reply store(String id, JsonObject written, String created, String updated, String source) {
        JsonFields dashboard = new JsonFields().with("tenantId", "main").with("id", id);
        DashboardShape.normalise(written).asMap().forEach(dashboard::with);
        JsonObject stored = dashboard
                .with("deleted", false)
                .with("created", created)
                .with("updated", updated)
                .with("sourceCode", source)
                .toJson();
        dashboards.put(id, stored);
        return Reply.json(stored);
    }

    private Reply delete(Call call) {
        require(call);
        dashboards.remove(call.path("id"));
        return Reply.empty(204);
    }

    private JsonObject require(Call call) {
        JsonObject dashboard = dashboards.get(call.path("id"));
        if (dashboard == null) {
            throw Refusal.notFound();
        }
        return dashboard;
    }

    private static JsonObject read(String source) {
        JsonObject written;
        try {
            written = FlowYaml.read(source).getAsJsonObject();
        } catch (YAMLException | IllegalStateException e) {
            throw invalid("Illegal dashboard source: " + e.getMessage(), "yaml", e.getMessage());
        }
        if (!written.has("title")) {
            throw Refusal.invalidEntity(
                    "title: must not be null\ntitle: must not be blank\n",
                    List.of(
                            new Refusal.Violation("must not be null", "title"),
                            new Refusal.Violation("must not be blank", "title")));
        }
        return written;
    }

    private static Refusal invalid(String detail, String path, String message) {
        return Refusal.invalidEntity(detail, List.of(new Refusal.Violation(message, path)));
    }
}
