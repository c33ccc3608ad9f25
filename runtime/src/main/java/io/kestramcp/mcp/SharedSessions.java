package io.kestramcp.mcp;

import java.util.Collection;
import java.util.Map;

/**
 * Where replicas leave notes for each other about the sessions of older clients, which a balancer sends to any of them. A
 * note is forgotten after a while. Thread-safe.
 */
public interface SharedSessions {
    /** How many sessions of one caller may have notes of one kind that is kept; of more, the one used longest ago is forgotten. */
    int MOST_OF_CALLER = 32;

    /** What a note is about. */
    enum Kind {
        /** A request was cancelled; the name is its id. */
        CANCEL(30, false),
        /** A question is open; the name is its id. */
        QUESTION(360, false),
        /** What the client answered; the name is the question's id. */
        ANSWER(60, false),
        /** What the client was told last of a list. */
        LIST(7_200, true),
        /** What the client was told last of a resource that it watches; the name is the resource's. */
        RESOURCE(7_200, true),
        /** Which stream of the session is the latest; without a name. */
        STREAM(7_200, true);

        private final int seconds;
        private final boolean kept;

        Kind(int seconds, boolean kept) {
            this.seconds = seconds;
            this.kept = kept;
        }

        /** How long a note of this kind is there, in seconds. */
        public int seconds() {
            return seconds;
        }

        /** Whether each reading of the session's notes of this kind lets them live as long again. */
        public boolean kept() {
            return kept;
        }
    }

    /** Where a note is: only one is in a place. */
    record Place(Session session, Kind kind, String name) {}

    /** Leaves a note; false when one is there already. */
    boolean add(Place place, String text);

    /** Replaces a note; false when none is there. */
    boolean change(Place place, String text);

    /** Takes a note away; false when none is there. */
    boolean remove(Place place);

    /** The notes that are in these places. */
    Map<Place, String> read(Collection<Place> places);

    /** All notes of one kind of a session, by their names. */
    Map<String, String> of(Session session, Kind kind);
}
