package io.kestramcp.mcp;

import io.kestramcp.mcp.SharedSessions.Kind;
import io.kestramcp.mcp.SharedSessions.Place;
import java.util.Optional;
import java.util.UUID;

/**
 * One stream of a session, which has only one: the latest, at whichever replica (2025-11-25, transports, multiple
 * connections: a message goes to one stream). For one thread at a time.
 */
final class LatestStream {
    private final SharedSessions shared;
    private final Place place;
    private final String own = UUID.randomUUID().toString();
    private boolean told;

    LatestStream(SharedSessions shared, Session session) {
        this.shared = shared;
        this.place = new Place(session, Kind.STREAM, "");
    }

    /** Whether it still is the latest. When first asked it becomes that. */
    boolean is() {
        if (told) {
            return Optional.ofNullable(shared.of(place.session(), place.kind()).get(place.name()))
                    .map(own::equals)
                    .orElseGet(() -> shared.add(place, own));
        }
        told = shared.add(place, own) || shared.change(place, own);
        return true;
    }
}
