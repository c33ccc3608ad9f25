package io.kestramcp.mcp;

import io.kestramcp.identity.Identity;
import io.kestramcp.mcp.Message.Request;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One {@code subscriptions/listen}: what is honoured of what was asked for, and the messages that belong to it
 * (2026-07-28, subscriptions).
 */
final class ListenRequest {
    static final String METHOD = "subscriptions/listen";

    private static final String RESOURCES = "resourceSubscriptions";
    private static final String SUBSCRIPTION_ID = "io.modelcontextprotocol/subscriptionId";

    private final Request request;
    private final Features features;
    private final Set<Listing> listings;
    private final Set<String> uris;
    private final Subscriptions subscriptions;
    private final List<String> honoured = new ArrayList<>();

    private ListenRequest(Request request, Features features, Set<Listing> listings, Set<String> uris) {
        this.request = request;
        this.features = features;
        this.listings = listings;
        this.uris = uris;
        this.subscriptions = new Subscriptions(features, listings);
    }

    /** Reads the request; nothing is looked at yet. */
    static ListenRequest of(Request request, Features features) throws ProtocolException {
        JsonNode filter = request.params().path("notifications");
        if (!filter.isObject()) {
            throw ProtocolException.invalidParams(METHOD + " needs \"notifications\", an object.");
        }
        Set<Listing> listings = EnumSet.noneOf(Listing.class);
        for (Listing listing : Listing.values()) {
            JsonNode wanted = filter.path(listing.filter());
            if (!wanted.isMissingNode() && !wanted.isBoolean()) {
                throw ProtocolException.invalidParams("\"" + listing.filter() + "\" must be true or false.");
            }
            if (wanted.asBoolean(false) && features.listings().contains(listing)) {
                listings.add(listing);
            }
        }
        return new ListenRequest(request, features, listings, uris(filter.path(RESOURCES)));
    }

    /**
     * Has a first look at everything that is named, so that no later change is missed.
     *
     * @return the first message
     */
    ObjectNode begin(Identity caller) {
        subscribe(caller);
        look(caller, (method, params) -> true);
        return acknowledgement();
    }

    private static Set<String> uris(JsonNode wanted) throws ProtocolException {
        boolean strings = wanted.isMissingNode() || wanted.isArray();
        Set<String> uris = new LinkedHashSet<>();
        for (JsonNode each : wanted) {
            strings &= each.isString();
            uris.add(each.asString(""));
        }
        if (!strings || uris.size() > Subscriptions.MOST_RESOURCES) {
            throw ProtocolException.invalidParams(
                    "\"" + RESOURCES + "\" must be an array of at most " + Subscriptions.MOST_RESOURCES + " strings.");
        }
        return uris;
    }

    /** A resource that the caller does not have is left out of what is honoured. */
    private void subscribe(Identity caller) {
        for (String uri : uris) {
            try {
                subscriptions.subscribe(uri, caller);
                honoured.add(uri);
            } catch (ProtocolException e) {
                // The acknowledgement says so.
            }
        }
    }

    /** Tells what has changed since the last look. */
    void look(Identity caller, Subscriptions.Sink sink) {
        subscriptions.look(caller, sink);
    }

    private ObjectNode acknowledgement() {
        ObjectNode params = Wire.object();
        ObjectNode accepted = params.putObject("notifications");
        listings.forEach(listing -> accepted.put(listing.filter(), true));
        if (features.subscribable() && request.params().path("notifications").has(RESOURCES)) {
            ArrayNode uris = accepted.putArray(RESOURCES);
            honoured.forEach(uris::add);
        }
        return notification("notifications/subscriptions/acknowledged", params);
    }

    /** A notification with the mark by which the client knows what it belongs to. */
    ObjectNode notification(String method, ObjectNode params) {
        params.putObject("_meta").set(SUBSCRIPTION_ID, request.id());
        return Wire.notification(method, params);
    }

    /** The answer to the request: the gateway ends it. */
    ObjectNode end() {
        ObjectNode result = Wire.object().put("resultType", "complete");
        result.putObject("_meta").set(SUBSCRIPTION_ID, request.id());
        return Wire.result(request.id(), result);
    }
}
