package io.kestramcp.sandbox.enterprise;

import com.google.gson.JsonObject;
import io.kestramcp.sandbox.execution.Ids;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.json.JsonFields;
import java.util.List;

/** What the instance tells everybody: its banners and its licence. */
final class NoticeOperations {
    private static final List<String> TYPES = List.of("INFO", "WARNING", "ERROR");

    private final Records banners = new Records();
    private final Ids ids = new Ids();
    private final RecordSearch search;
    private final AuditLog audit;

    NoticeOperations(RecordSearch search, AuditLog audit) {
        this.search = search;
        this.audit = audit;
    }

    /** Adds their operations to what is served. */
    void register(Handlers handlers) {
        handlers.serve("searchBanners", this::list)
                .serve("createBanner", call -> save(call, ids.next(), "CREATE"))
                .serve("updateBanner", this::update)
                .serve("deleteBanner", this::delete)
                .serve("licenseInfo", NoticeOperations::licence);
    }

    private Reply list(Call call) {
        return Reply.json(JsonFields.array(search.found(call.query(), banners.all()), banner -> banner));
    }

    private Reply update(Call call) {
        banners.require(call.path("id"));
        return save(call, call.path("id"), "UPDATE");
    }

    private Reply save(Call call, String id, String action) {
        JsonObject body = JsonBody.read(call, "banner");
        JsonBody.required(body, "message");
        if (body.has("type")) {
            JsonBody.oneOf(body, "type", TYPES);
        }
        JsonObject banner = YamlBody.only(body, "message", "type", "startDate", "endDate", "active");
        banner.addProperty("id", id);
        audit.note(action, "INSTANCE", banner);
        return Reply.json(banners.put(id, banner));
    }

    private Reply delete(Call call) {
        audit.note("DELETE", "INSTANCE", banners.remove(call.path("id")));
        return Reply.empty(200);
    }

    private static Reply licence(Call call) {
        return Reply.json(new JsonFields()
                .with("type", "SANDBOX")
                .with("expiry", "2099-12-31T00:00:00Z")
                .with("expired", false)
                .with("maxServers", 1)
                .with("standalone", true)
                .with("workerGroups", false)
                .toJson());
    }
}
