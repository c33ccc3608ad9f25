package io.kestramcp.sandbox.enterprise;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.sandbox.execution.Ids;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.json.JsonFields;
import java.util.List;
import java.util.regex.Pattern;

/** Users and roles, which can be read, and service accounts, which can be made too. */
final class AccountOperations {
    /** The names that the contract allows. */
    private static final Pattern NAME = Pattern.compile("^(?=.{1,63}$)[a-z0-9]+(?:-[a-z0-9]+)*$");

    private final Ids ids = new Ids();
    private final Directory directory;
    private final RecordSearch search;
    private final AuditLog audit;

    AccountOperations(Directory directory, RecordSearch search, AuditLog audit) {
        this.directory = directory;
        this.search = search;
        this.audit = audit;
    }

    /** Adds their operations to what is served. */
    void register(Handlers handlers) {
        handlers.serve("listTenantAccess", call -> search.page(call, withGroups(directory.users())))
                .serve("searchRoles", call -> search.page(call, roles()))
                .serve("getRole", call -> Reply.json(directory.roles().require(call.path("id"))))
                .serve("listServiceAccountsForTenant", call -> search.page(call, withGroups(directory.accounts())))
                .serve("createServiceAccountForTenant", this::create)
                .serve("deleteServiceAccountForTenant", this::delete);
    }

    private List<JsonObject> withGroups(Records people) {
        return people.all().stream().map(directory::withGroups).toList();
    }

    private List<JsonObject> roles() {
        return directory.roles().all().stream()
                .map(role -> YamlBody.only(role, "id", "name", "isDefault", "isManaged"))
                .toList();
    }

    private Reply create(Call call) {
        JsonObject body = JsonBody.read(call, "serviceAccount");
        String name = JsonBody.required(body, "name");
        if (!NAME.matcher(name).matches()) {
            String message = "must match \"" + NAME.pattern() + "\"";
            throw Refusal.invalidEntity("name: " + message, List.of(new Refusal.Violation(message, "name")));
        }
        List<String> groups = body.has("groups")
                ? body.getAsJsonArray("groups").asList().stream()
                        .map(JsonElement::getAsJsonObject)
                        .map(group -> JsonBody.required(group, "id"))
                        .toList()
                : List.of();
        groups.forEach(directory.groups()::require);
        String id = ids.next();
        JsonObject account = directory.addAccount(id, name);
        groups.forEach(group -> directory.join(group, id));
        audit.note("CREATE", "SERVICE_ACCOUNT", account);
        return Reply.json(new JsonFields()
                .with("id", id)
                .with("name", name)
                .with("groups", groups, group -> new JsonFields()
                        .with("id", group)
                        .toJson())
                .with("superAdmin", false)
                .toJson());
    }

    private Reply delete(Call call) {
        audit.note("DELETE", "SERVICE_ACCOUNT", directory.accounts().remove(call.path("id")));
        return Reply.empty(200);
    }
}
