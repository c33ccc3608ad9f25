package io.kestramcp.sandbox.enterprise;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.sandbox.execution.Ids;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.json.JsonFields;
import io.kestramcp.sandbox.time.Timeline;
import java.util.List;

/** Apps by their YAML source. */
final class AppOperations {
    private final Records apps = new Records();
    private final Ids ids = new Ids();
    private final RecordSearch search;
    private final AuditLog audit;
    private final Timeline timeline;

    AppOperations(RecordSearch search, AuditLog audit, Timeline timeline) {
        this.search = search;
        this.audit = audit;
        this.timeline = timeline;
    }

    /** Adds their operations to what is served. */
    void register(Handlers handlers) {
        handlers.serve("searchApps", call -> search.page(call, rows()))
                .serve("searchAppsFromCatalog", call -> search.page(call, catalog()))
                .serve("getApp", call -> Reply.json(view(apps.require(call.path("uid")))))
                .serve("createApp", this::create)
                .serve("updateApp", this::update)
                .serve("enableApp", call -> setDisabled(call, false))
                .serve("disableApp", call -> setDisabled(call, true))
                .serve("deleteApp", this::delete);
    }

    /** A second app of the same id in a namespace is refused. */
    private Reply create(Call call) {
        JsonObject written = read(call);
        if (apps.all().stream()
                .anyMatch(app -> app.get("id").equals(written.get("id"))
                        && app.get("namespace").equals(written.get("namespace")))) {
            throw Refusal.invalidEntity("App id already exists", List.of());
        }
        return save(call, ids.next(), "CREATE");
    }

    private static JsonObject read(Call call) {
        return YamlBody.read(call, List.of("id", "type", "displayName", "namespace", "flowId"));
    }

    private Reply update(Call call) {
        apps.require(call.path("uid"));
        return save(call, call.path("uid"), "UPDATE");
    }

    private Reply save(Call call, String uid, String action) {
        JsonObject written = read(call);
        String now = timeline.now().toString();
        JsonElement created = apps.has(uid) ? apps.require(uid).get("created") : null;
        JsonElement disabled = written.get("disabled");
        JsonObject app = new JsonFields()
                .with("uid", uid)
                .with("id", written.get("id"))
                .with("name", written.get("displayName"))
                .with("description", written.get("description"))
                .with("type", written.get("type"))
                .with("namespace", written.get("namespace"))
                .with("flowId", written.get("flowId"))
                .with("tags", written.get("tags"))
                .with("disabled", disabled != null && disabled.getAsBoolean())
                .with("source", call.text())
                .with("created", now)
                .with("created", created)
                .with("updated", now)
                .toJson();
        audit.note(action, "APP", apps.put(uid, app));
        return Reply.json(view(app));
    }

    private Reply setDisabled(Call call, boolean disabled) {
        JsonObject app = apps.require(call.path("uid"));
        app.addProperty("disabled", disabled);
        audit.note("UPDATE", "APP", app);
        return Reply.json(row(app));
    }

    private Reply delete(Call call) {
        audit.note("DELETE", "APP", apps.remove(call.path("uid")));
        return Reply.json(new JsonObject());
    }

    private List<JsonObject> rows() {
        return apps.all().stream().map(AppOperations::row).toList();
    }

    private List<JsonObject> catalog() {
        return apps.all().stream()
                .filter(app -> !app.get("disabled").getAsBoolean())
                .map(app -> YamlBody.only(app, "uid", "name", "description", "type", "tags"))
                .toList();
    }

    private static JsonObject view(JsonObject app) {
        return YamlBody.only(app, "uid", "name", "namespace", "tags", "disabled", "source", "created", "updated");
    }

    private static JsonObject row(JsonObject app) {
        JsonObject row =
                YamlBody.only(app, "uid", "id", "name", "type", "namespace", "flowId", "tags", "created", "updated");
        row.addProperty("enabled", !app.get("disabled").getAsBoolean());
        return row;
    }
}
