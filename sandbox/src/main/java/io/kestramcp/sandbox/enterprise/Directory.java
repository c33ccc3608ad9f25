package io.kestramcp.sandbox.enterprise;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kestramcp.sandbox.http.Refusal;
import io.kestramcp.sandbox.json.JsonFields;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who there is: users and roles from the start, groups and service accounts as they are made. Nobody's rights count. */
final class Directory {
    /** The user whose credential the sandbox takes. */
    static final String ADMIN_ID = "3vQ9mZ1sXbT7cK5pL2nR8w";

    private final Records users = new Records();
    private final Records accounts = new Records();
    private final Records roles = new Records();
    private final Records groups = new Records();
    private final Map<String, Set<String>> membersByGroup = new HashMap<>();

    Directory() {
        user(ADMIN_ID, "admin@kestra.io", "Admin");
        user("7hT2kW9qYcN4vB6xJ1mD3f", "grace@example.org", "Grace");
        role("Admin", "CREATE", "READ", "UPDATE", "DELETE");
        role("Developer", "CREATE", "READ", "UPDATE");
        role("Viewer", "READ");
        accounts.put("account-ci", person("account-ci", "ci", "ci"));
    }

    Records users() {
        return users;
    }

    Records accounts() {
        return accounts;
    }

    Records roles() {
        return roles;
    }

    Records groups() {
        return groups;
    }

    /** Puts somebody into a group; false when they are in it already. 404 without that group. */
    boolean join(String groupId, String userId) {
        groups.require(groupId);
        return members(groupId).add(userId);
    }

    /** Takes somebody out of a group; false when they are not in it. */
    boolean leave(String groupId, String userId) {
        return members(groupId).remove(userId);
    }

    /** The ids of a group's members, in the order in which they joined. */
    Set<String> members(String groupId) {
        return membersByGroup.computeIfAbsent(groupId, id -> new LinkedHashSet<>());
    }

    /** A user or service account with its groups, as the searches of them show it. */
    JsonObject withGroups(JsonObject person) {
        String id = person.get("id").getAsString();
        List<JsonObject> joined = groups.all().stream()
                .filter(group -> members(group.get("id").getAsString()).contains(id))
                .map(group -> YamlBody.only(group, "id", "name"))
                .toList();
        JsonObject shown = person.deepCopy();
        shown.add("groups", JsonFields.array(joined, group -> group));
        return shown;
    }

    /** A user or a service account by id; 404 when it is neither. */
    JsonObject person(String id) {
        return accounts.has(id) ? accounts.require(id) : users.require(id);
    }

    /** Keeps a service account of a name; 409 when it is taken. */
    JsonObject addAccount(String id, String name) {
        if (accounts.all().stream()
                .anyMatch(account -> account.get("username").getAsString().equals(name))) {
            throw Refusal.conflict("A service account named '" + name + "' already exists");
        }
        return accounts.put(id, person(id, name, name));
    }

    private void user(String id, String username, String displayName) {
        users.put(id, person(id, username, displayName));
    }

    private void role(String name, String... actions) {
        String id = "role-" + name;
        JsonFields permissions = new JsonFields();
        for (String resource : List.of("FLOW", "EXECUTION", "NAMESPACE")) {
            permissions.with(resource, List.of(actions), JsonPrimitive::new);
        }
        roles.put(
                id,
                new JsonFields()
                        .with("id", id)
                        .with("name", name)
                        .with("permissions", permissions.toJson())
                        .with("isDefault", false)
                        .with("isManaged", true)
                        .toJson());
    }

    private static JsonObject person(String id, String username, String displayName) {
        return new JsonFields()
                .with("id", id)
                .with("username", username)
                .with("displayName", displayName)
                .toJson();
    }
}
