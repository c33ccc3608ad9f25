package io.kestramcp.sandbox.enterprise;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kestramcp.sandbox.execution.Ids;
import io.kestramcp.sandbox.http.Call;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.http.Reply;
import io.kestramcp.sandbox.json.JsonFields;
import io.kestramcp.sandbox.time.Timeline;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Users, roles and service accounts that are there from the start, and groups, bindings and invitations that can be
 * made. Nobody's rights are checked.
 */
final class PeopleOperations {
    static final String ADMIN_ID = "3vQ9mZ1sXbT7cK5pL2nR8w";

    private final Records groups = new Records();
    private final Map<String, Set<String>> members = new HashMap<>();
    private final Records users = new Records();
    private final Records roles = new Records();
    private final Records accounts = new Records();
    private final Records bindings = new Records();
    private final Records invitations = new Records();
    private final Ids ids = new Ids();
    private final RecordSearch search;
    private final AuditLog audit;
    private final Timeline timeline;

    PeopleOperations(RecordSearch search, AuditLog audit, Timeline timeline) {
        this.search = search;
        this.audit = audit;
        this.timeline = timeline;
        users.put(ADMIN_ID, admin());
        for (String role : new String[] {"Admin", "Developer", "Viewer"}) {
            roles.put(
                    "role-" + role,
                    new JsonFields()
                            .with("id", "role-" + role)
                            .with("name", role)
                            .with("isDefault", false)
                            .toJson());
        }
        accounts.put(
                "account-ci",
                new JsonFields().with("id", "account-ci").with("username", "ci").toJson());
    }

    /** The user whose credential the sandbox takes. */
    static JsonObject admin() {
        return new JsonFields()
                .with("id", ADMIN_ID)
                .with("username", "admin@kestra.io")
                .with("displayName", "Admin")
                .toJson();
    }

    /** Adds their operations to what is served. */
    void register(Handlers handlers) {
        handlers.serve("listUsers", call -> search.page(call, users.all()))
                .serve("searchRoles", call -> search.page(call, roles.all()))
                .serve("listServiceAccountsForTenant", call -> search.page(call, accounts.all()))
                .serve("searchGroups", call -> search.page(call, groups.all()))
                .serve("getGroup", call -> Reply.json(groups.require(call.path("id"))))
                .serve("createGroup", call -> saveGroup(call, ids.next(), "CREATE"))
                .serve("updateGroup", this::updateGroup)
                .serve("deleteGroup", call -> delete(call, groups, "GROUP", 200))
                .serve("addUserToGroup", call -> member(call, true))
                .serve("deleteUserFromGroup", call -> member(call, false))
                .serve("searchBindings", call -> search.page(call, bindings.all()))
                .serve("createBinding", this::createBinding)
                .serve("deleteBinding", call -> delete(call, bindings, "BINDING", 204))
                .serve("searchInvitations", call -> search.page(call, invitations.all()))
                .serve("getInvitation", call -> Reply.json(invitations.require(call.path("id"))))
                .serve("createInvitation", this::invite)
                .serve("deleteInvitation", call -> delete(call, invitations, "INVITATION", 204));
    }

    private Reply updateGroup(Call call) {
        groups.require(call.path("id"));
        return saveGroup(call, call.path("id"), "UPDATE");
    }

    private Reply saveGroup(Call call, String id, String action) {
        JsonObject body = call.json("group").getAsJsonObject();
        String name = required(body, "name");
        boolean taken = groups.all().stream()
                .anyMatch(group -> group.get("name").getAsString().equals(name)
                        && !group.get("id").getAsString().equals(id));
        if (taken) {
            throw Refusal.conflict("A group named '" + name + "' already exists");
        }
        JsonObject group = new JsonFields()
                .with("id", id)
                .with("name", name)
                .with("description", body.get("description"))
                .toJson();
        if (body.has("membersId")) {
            body.getAsJsonArray("membersId").forEach(member -> of(id).add(member.getAsString()));
        }
        audit.note(action, "GROUP", group);
        return Reply.json(groups.put(id, group));
    }

    private Reply member(Call call, boolean in) {
        JsonObject group = groups.require(call.path("id"));
        JsonObject user = users.require(call.path("userId")).deepCopy();
        String userId = call.path("userId");
        boolean changed =
                in ? of(call.path("id")).add(userId) : of(call.path("id")).remove(userId);
        if (!changed) {
            throw Refusal.conflict(in ? "The user is a member already" : "The user is no member");
        }
        JsonArray of = new JsonArray();
        if (in) {
            of.add(YamlBody.only(group, "id", "name"));
        }
        user.add("groups", of);
        audit.note("UPDATE", "GROUP", group);
        return Reply.json(user);
    }

    private Set<String> of(String groupId) {
        return members.computeIfAbsent(groupId, id -> new HashSet<>());
    }

    private Reply createBinding(Call call) {
        JsonObject body = call.json("binding").getAsJsonObject();
        String type = required(body, "type");
        String holder = required(body, "externalId");
        JsonObject role = roles.require(required(body, "roleId"));
        boolean user = type.equals("USER");
        JsonObject holding = (user ? users : groups).require(holder);
        String id = ids.next();
        JsonObject binding = new JsonFields()
                .with("id", id)
                .with("type", type)
                .with("external_id", holder)
                .with("namespace", body.get("namespaceId"))
                .with("role", YamlBody.only(role, "id", "name"))
                .with(user ? "user" : "group", holding)
                .toJson();
        audit.note("CREATE", "BINDING", binding);
        return Reply.json(bindings.put(id, binding));
    }

    private Reply invite(Call call) {
        JsonObject body = call.json("invitation").getAsJsonObject();
        String id = ids.next();
        JsonObject invitation = new JsonFields()
                .with("id", id)
                .with("roles", body.get("roles"))
                .with("groups", body.get("groups"))
                .with("tenantId", "main")
                .with("email", required(body, "email"))
                .with("status", "PENDING")
                .with("sentAt", timeline.now().toString())
                .with("expiredAt", timeline.now().plus(Duration.ofDays(7)).toString())
                .with("link", "http://localhost/ui/invitation/" + id)
                .toJson();
        audit.note("CREATE", "INVITATION", invitations.put(id, invitation));
        return Reply.empty(201);
    }

    private Reply delete(Call call, Records records, String resource, int status) {
        audit.note("DELETE", resource, records.remove(call.path("id")));
        return Reply.empty(status);
    }

    private static String required(JsonObject body, String name) {
        JsonElement value = body.get(name);
        if (value == null || !value.isJsonPrimitive()) {
            throw Refusal.invalidEntity(
                    name + ": must not be null", List.of(new Refusal.Violation("must not be null", name)));
        }
        return value.getAsString();
    }
}
