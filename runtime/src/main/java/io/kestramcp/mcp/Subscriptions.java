package io.kestramcp.mcp;

import io.kestramcp.identity.Identity;
import io.kestramcp.kestra.Cancellation;
import io.kestramcp.mcp.Message.Request;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one client wants to be told of, and what it was told last. Whatever makes a list or a resource change (a policy, a
 * new Kestra, a finished execution), it is found by comparing what this very caller would be shown. Thread-safe.
 */
final class Subscriptions {
    /** How many resources one client may watch: each is read again at every look. */
    static final int MOST_RESOURCES = 20;

    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);
    private static final String GONE = "";

    /** Takes the client a message. */
    @FunctionalInterface
    interface Sink {
        /** Returns false when it has no room now; the client is then told at a later look. */
        boolean tell(String method, ObjectNode params);
    }

    private final Features features;
    private final Set<Listing> listings;
    private final Watched lists;
    private final Watched resources;
    /** Not a monitor: a look asks Kestra, and before Java 24 a virtual thread that waits in a monitor keeps its carrier. */
    private final ReentrantLock looking = new ReentrantLock();

    /** @param listings the lists that the client wants to be told of */
    Subscriptions(Features features, Set<Listing> listings) {
        this(features, listings, Watched.here(), Watched.here());
    }

    /**
     * @param listings the lists that the client wants to be told of
     * @param lists where it is kept what it was told last of each
     * @param resources where it is kept what it was told last of the resources that it watches
     */
    Subscriptions(Features features, Set<Listing> listings, Watched lists, Watched resources) {
        this.features = features;
        this.listings = Set.copyOf(listings);
        this.lists = lists;
        this.resources = resources;
    }

    /**
     * From now on the client is told when the resource changes.
     *
     * @throws ProtocolException when the caller has no such resource, or watches too many
     */
    void subscribe(String uri, Identity caller) throws ProtocolException {
        String content = readable(uri, caller);
        if (content.equals(GONE)) {
            throw ProtocolException.resourceNotFound(uri);
        }
        synchronized (resources) {
            Map<String, String> watched = resources.all();
            if (watched.size() >= MOST_RESOURCES && !watched.containsKey(uri)) {
                throw ProtocolException.invalidParams(
                        "No more than " + MOST_RESOURCES + " resources can be watched; unsubscribe from one first.");
            }
            resources.add(uri, content);
        }
    }

    /** From now on the client is not told any more. */
    void unsubscribe(String uri) {
        resources.remove(uri);
    }

    /** The uri that a request to subscribe or unsubscribe names. */
    static String uriOf(Request request) throws ProtocolException {
        if (!request.params().path("uri").isString()) {
            throw ProtocolException.invalidParams(request.method() + " needs \"uri\", a string.");
        }
        return request.params().path("uri").asString();
    }

    /** Tells what has changed since the last look. The first look only remembers. */
    void look(Identity caller, Sink sink) {
        looking.lock();
        try {
            lookAtAll(caller, sink);
        } finally {
            looking.unlock();
        }
    }

    private void lookAtAll(Identity caller, Sink sink) {
        Map<String, String> told = lists.all();
        for (Listing listing : listings) {
            look(listing, Optional.ofNullable(told.get(listing.name())), caller, sink);
        }
        for (Map.Entry<String, String> each : resources.all().entrySet()) {
            String uri = each.getKey();
            Optional<String> found = content(uri, caller).filter(content -> !content.equals(each.getValue()));
            if (found.isPresent()
                    && resources.all().containsKey(uri)
                    && sink.tell(
                            "notifications/resources/updated", Wire.object().put("uri", uri))) {
                resources.change(uri, found.get());
            }
        }
    }

    /** A list that could not be made at first, and then can, has changed; one that cannot be made any more is waited for. */
    private void look(Listing listing, Optional<String> known, Identity caller, Sink sink) {
        Optional<String> found = listed(listing, caller);
        if (known.isEmpty()) {
            lists.add(listing.name(), found.orElse(GONE));
        } else if (found.isPresent() && !found.equals(known) && sink.tell(listing.notification(), Wire.object())) {
            lists.change(listing.name(), found.get());
        }
    }

    private String readable(String uri, Identity caller) throws ProtocolException {
        try {
            return digest(uri, caller);
        } catch (CannotAsk e) {
            throw e.problem();
        } catch (Unavailable e) {
            throw e.problem();
        } catch (Unanswered e) {
            throw ProtocolException.internal(200, e.getMessage());
        } catch (RuntimeException | Error e) {
            throw Incident.problem(LOG, "Reading a resource to watch failed", e);
        }
    }

    private Optional<String> listed(Listing listing, Identity caller) {
        try {
            return Optional.of(
                    RequestState.digest(JsonNodeFactory.instance.stringNode(features.listed(listing, caller))));
        } catch (ProtocolException | Unavailable | RuntimeException e) {
            LOG.debug("A list cannot be compared now", e);
            return Optional.empty();
        }
    }

    /** Empty when it cannot be told now. */
    private Optional<String> content(String uri, Identity caller) {
        try {
            return Optional.of(digest(uri, caller));
        } catch (Unavailable | Unanswered | RuntimeException e) {
            LOG.debug("A resource cannot be compared now", e);
            return Optional.empty();
        }
    }

    /** A digest of what the caller would read; {@link #GONE} when there is nothing. */
    private String digest(String uri, Identity caller) throws Unavailable, Unanswered {
        return features.read(uri, Scope.unattended(caller, new Cancellation()))
                .map(RequestState::digest)
                .orElse(GONE);
    }
}
