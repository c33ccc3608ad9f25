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
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Invitations. Nobody is written to, and nobody accepts one. */
final class InvitationOperations {
    private static final Duration VALID = Duration.ofDays(7);

    private final Records invitations = new Records();
    private final Ids ids = new Ids();
    private final Directory directory;
    private final RecordSearch search;
    private final AuditLog audit;
    private final Timeline timeline;

    InvitationOperations(Directory directory, RecordSearch search, AuditLog audit, Timeline timeline) {
        this.directory = directory;
        this.search = search;
        this.audit = audit;
        this.timeline = timeline;
    }

    /** Adds their operations to what is served. */
    void register(Handlers handlers) {
        handlers.serve("searchInvitations", call -> search.page(call, invitations.all()))
                .serve("getInvitation", call -> Reply.json(invitations.require(call.path("id"))))
                .serve("createInvitation", this::create)
                .serve("deleteInvitation", this::delete);
    }

    private Reply create(Call call) {
        JsonObject body = JsonBody.read(call, "invitation");
        String email = JsonBody.required(body, "email");
        if (has(directory.users(), "username", email) || has(invitations, "email", email)) {
            throw Refusal.conflict("Invitation already exists for " + email + ", or the user has access already");
        }
        String id = ids.next();
        JsonObject invitation = new JsonFields()
                .with("id", id)
                .with("roles", named(body, "roles", InvitationOperations::idOfRole, directory.roles()), role -> role)
                .with("groups", named(body, "groups", JsonElement::getAsString, directory.groups()), group -> group)
                .with("tenantId", "main")
                .with("email", email)
                .with("status", "PENDING")
                .with("sentAt", timeline.now().toString())
                .with("expiredAt", timeline.now().plus(VALID).toString())
                .with(
                        "superAdmin",
                        body.has("superAdmin") && body.get("superAdmin").getAsBoolean())
                .with("link", "http://localhost/ui/invitation/" + id)
                .toJson();
        audit.note("CREATE", "INVITATION", invitations.put(id, invitation));
        return Reply.empty(201);
    }

    private Reply delete(Call call) {
        audit.note("DELETE", "INVITATION", invitations.remove(call.path("id")));
        return Reply.empty(204);
    }

    private static boolean has(Records records, String field, String value) {
        return records.all().stream()
                .anyMatch(each -> each.get(field).getAsString().equals(value));
    }

    private static String idOfRole(JsonElement role) {
        return JsonBody.required(role.getAsJsonObject(), "id");
    }

    /** Id and name of each that the body names; 404 for one that is not there. */
    private static List<JsonObject> named(
            JsonObject body, String property, Function<JsonElement, String> id, Records records) {
        if (!body.has(property)) {
            return List.of();
        }
        return body.getAsJsonArray(property).asList().stream()
                .map(id)
                .map(records::require)
                .map(each -> YamlBody.only(each, "id", "name"))
                .toList();
    }
}
