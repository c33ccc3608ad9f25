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
        this.search = search;
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
                .with("type", action)
                .with("resource", resource)
                .with("namespace", changed.get("namespace"))
                .with("flowId", changed.get("flowId"))
                .with("date", timeline.now().toString())
                .with("userId", PeopleOperations.ADMIN_ID)
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
                .with("namespace", entry.get("namespace"))
                .with("flowId", entry.get("flowId"))
                .toJson();
        JsonObject log = entry.deepCopy();
        log.remove("namespace");
        log.remove("flowId");
        log.add("detail", detail);
        return new JsonFields()
                .with("auditLog", log)
                .with("user", PeopleOperations.admin())
                .toJson();
    }
}
