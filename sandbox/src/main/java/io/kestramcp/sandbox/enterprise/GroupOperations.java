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

/** Groups and who is in them. */
final class GroupOperations {
    private final Ids ids = new Ids();
    private final Directory directory;
    private final RecordSearch search;
    private final AuditLog audit;

    GroupOperations(Directory directory, RecordSearch search, AuditLog audit) {
        this.directory = directory;
        this.search = search;
        this.audit = audit;
    }

    /** Adds their operations to what is served. */
    void register(Handlers handlers) {
        handlers.serve("searchGroups", call -> search.page(call, summaries()))
                .serve("getGroup", call -> Reply.json(directory.groups().require(call.path("id"))))
                .serve("createGroup", this::create)
                .serve("updateGroup", this::update)
                .serve("deleteGroup", this::delete)
                .serve("searchGroupMembers", this::members)
                .serve("addUserToGroup", call -> change(call, true))
                .serve("deleteUserFromGroup", call -> change(call, false));
    }

    private List<JsonObject> summaries() {
        return directory.groups().all().stream()
                .map(group -> YamlBody.only(group, "id", "name"))
                .toList();
    }

    private Reply create(Call call) {
        JsonObject body = JsonBody.read(call, "group");
        List<String> members = body.has("membersId")
                ? body.getAsJsonArray("membersId").asList().stream()
                        .map(JsonElement::getAsString)
                        .toList()
                : List.of();
        members.forEach(directory::person);
        JsonObject group = save(body, ids.next(), "CREATE");
        members.forEach(member -> directory.join(group.get("id").getAsString(), member));
        return Reply.json(group);
    }

    private Reply update(Call call) {
        directory.groups().require(call.path("id"));
        return Reply.json(save(JsonBody.read(call, "group"), call.path("id"), "UPDATE"));
    }

    private JsonObject save(JsonObject body, String id, String action) {
        String name = JsonBody.required(body, "name");
        boolean taken = directory.groups().all().stream()
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
        audit.note(action, "GROUP", group);
        return directory.groups().put(id, group);
    }

    private Reply delete(Call call) {
        audit.note("DELETE", "GROUP", directory.groups().remove(call.path("id")));
        directory.members(call.path("id")).clear();
        return Reply.empty(200);
    }

    private Reply members(Call call) {
        directory.groups().require(call.path("id"));
        List<JsonObject> members = directory.members(call.path("id")).stream()
                .map(directory::person)
                .map(directory::withGroups)
                .toList();
        return search.page(call, members);
    }

    private Reply change(Call call, boolean in) {
        JsonObject group = directory.groups().require(call.path("id"));
        JsonObject person = directory.person(call.path("userId"));
        boolean changed = in
                ? directory.join(call.path("id"), call.path("userId"))
                : directory.leave(call.path("id"), call.path("userId"));
        if (!changed) {
            throw Refusal.conflict(in ? "The user is a member already" : "The user is no member");
        }
        audit.note("UPDATE", "GROUP", group);
        return Reply.json(directory.withGroups(person));
    }
}
