package io.kestramcp.sandbox.enterprise;

import com.google.gson.JsonObject;
import io.kestramcp.sandbox.execution.Ids;
import io.kestramcp.sandbox.filter.Page;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.json.JsonFields;
import io.kestramcp.sandbox.time.Timeline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What was changed in the Enterprise part of the sandbox, and when. Guarded by the sandbox's lock. */
final class AuditLog {
    private final List<JsonObject> entries = new ArrayList<>();
    private final Ids ids = new Ids();
    private final RecordSearch search;
    private final Timeline timeline;

    AuditLog(RecordSearch search, Timeline timeline) {
        this.search = search.withPlain("type", "action");
        this.timeline = timeline;
    }

    /** Adds its operation to what is served. */
    void register(Handlers handlers) {
        handlers.serve("searchAuditLogs", this::search);
    }

    /**
     * Notes a change.
     *
     * @param action CREATE, UPDATE or DELETE
     * @param resource the kind of what was changed, such as APP
     * @param changed what was changed
     */
    void note(String action, String resource, JsonObject changed) {
        entries.add(new JsonFields()
                .with("id", ids.next())
                .with("action", action)
                .with("resource", resource)
                .with("changed", changed.has("uid") ? changed.get("uid") : changed.get("id"))
                .with("namespace", changed.get("namespace"))
                .with("flowId", changed.get("flowId"))
                .with("date", timeline.now().toString())
                .with("userId", Directory.ADMIN_ID)
                .toJson());
    }

    private Reply search(Call call) {
        List<JsonObject> found = new ArrayList<>(search.found(call.query(), entries));
        if (call.query().first("sort").filter("date:desc"::equals).isPresent()) {
            Collections.reverse(found);
        }
        return Page.of(call.query(), call.operation().id()).of(found, AuditLog::item);
    }

    private static JsonObject item(JsonObject entry) {
        JsonObject detail = new JsonFields()
                .with("type", entry.get("resource"))
                .with("resourceType", entry.get("resource"))
                .with("id", entry.get("changed"))
                .with("namespace", entry.get("namespace"))
                .with("flowId", entry.get("flowId"))
                .toJson();
        JsonObject log = new JsonFields()
                .with("tenantId", "main")
                .with("id", entry.get("id"))
                .with("type", entry.get("action"))
                .with("detail", detail)
                .with("date", entry.get("date"))
                .with("userId", entry.get("userId"))
                .toJson();
        JsonObject user = new JsonFields()
                .with("id", entry.get("userId"))
                .with("type", "STANDARD")
                .with("username", "admin@kestra.io")
                .with("email", "admin@kestra.io")
                .toJson();
        return new JsonFields().with("auditLog", log).with("user", user).toJson();
    }
}
