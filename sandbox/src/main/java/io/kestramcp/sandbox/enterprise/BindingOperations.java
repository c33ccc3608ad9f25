package io.kestramcp.sandbox.enterprise;

import com.google.gson.JsonObject;
import io.kestramcp.sandbox.execution.Ids;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.json.JsonFields;
import java.util.List;

/** Who holds which role, and where. */
final class BindingOperations {
    private static final List<String> TYPES = List.of("USER", "GROUP");
    /** What a search may ask for beside the fields that it shows. */
    private static final String HOLDER = "external_id";

    private final Records bindings = new Records();
    private final Ids ids = new Ids();
    private final Directory directory;
    private final RecordSearch search;
    private final AuditLog audit;

    BindingOperations(Directory directory, RecordSearch search, AuditLog audit) {
        this.directory = directory;
        this.search = search.withPlain("id", HOLDER);
        this.audit = audit;
    }

    /** Adds their operations to what is served. */
    void register(Handlers handlers) {
        handlers.serve("searchBindings", call -> search.page(call, bindings.all(), BindingOperations::detail))
                .serve("createBinding", this::create)
                .serve("deleteBinding", this::delete);
    }

    private Reply create(Call call) {
        JsonObject body = JsonBody.read(call, "binding");
        String type = JsonBody.oneOf(body, "type", TYPES);
        String holder = JsonBody.required(body, "externalId");
        JsonObject role = directory.roles().require(JsonBody.required(body, "roleId"));
        boolean user = type.equals("USER");
        JsonObject holding =
                user ? directory.person(holder) : directory.groups().require(holder);
        String id = ids.next();
        JsonObject binding = new JsonFields()
                .with("id", id)
                .with("type", type)
                .with(HOLDER, holder)
                .with("namespace", body.get("namespaceId"))
                .with("role", YamlBody.only(role, "id", "name"))
                .with(user ? "user" : "group", YamlBody.only(holding, "id", "name", "username", "displayName"))
                .toJson();
        audit.note("CREATE", "BINDING", binding);
        return Reply.json(detail(bindings.put(id, binding)));
    }

    private Reply delete(Call call) {
        audit.note("DELETE", "BINDING", bindings.remove(call.path("id")));
        return Reply.empty(204);
    }

    private static JsonObject detail(JsonObject binding) {
        return YamlBody.only(binding, "id", "type", "namespace", "role", "group", "user");
    }
}
