package io.kestramcp.store;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** What gateways leave for each other about the sessions of clients, each note for a while. Thread-safe, across processes too. */
public final class SessionNotes {
    /** How many notes one statement asks for. */
    private static final int MOST_ASKED = 500;

    private final Database database;
    private final Clock clock;

    public SessionNotes(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Where a note is: only one is in a place.
     *
     * @param session the session's name, of which a hash is kept
     * @param kind what it is about; at most 16 characters
     * @param name tells it from others of its session and kind
     */
    public record Place(String issuer, String subject, String session, String kind, String name) {
        /** The key of its row, for which its text is sealed. */
        public String id() {
            return SecretHash.of(String.join("\n", issuer, subject, session, kind, name));
        }

        private String ownerId() {
            return SecretHash.of(issuer + "\n" + subject);
        }

        private String sessionId() {
            return SecretHash.of(String.join("\n", issuer, subject, session));
        }
    }

    /**
     * A note.
     *
     * @param id the key of its row
     */
    public record Note(String id, String name, Instant expires, String sealedText) {}

    /** Leaves a note; of any number of callers, at any number of gateways, one is told true. */
    public boolean add(Place place, String sealedText, Duration life) {
        Instant now = clock.instant();
        // One that has expired only waits to be deleted.
        database.update("DELETE FROM mcp_session_note WHERE note_id = ? AND expires_at <= ?", place.id(), now);
        return database.insert(
                "INSERT INTO mcp_session_note"
                        + " (note_id, owner_id, session_id, kind, name, sealed_text, expires_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                place.id(),
                place.ownerId(),
                place.sessionId(),
                place.kind(),
                place.name(),
                sealedText,
                now.plus(life));
    }

    /** Replaces a note's text; false when there is none. */
    public boolean change(Place place, String sealedText, Duration life) {
        Instant now = clock.instant();
        return 1
                == database.update(
                        "UPDATE mcp_session_note SET sealed_text = ?, expires_at = ?"
                                + " WHERE note_id = ? AND expires_at > ?",
                        sealedText,
                        now.plus(life),
                        place.id(),
                        now);
    }

    /** Takes a note away; false when there is none. */
    public boolean remove(Place place) {
        return 1 == database.update("DELETE FROM mcp_session_note WHERE note_id = ?", place.id());
    }

    /** The notes of these rows that are there. */
    public List<Note> read(Collection<String> ids) {
        List<String> all = List.copyOf(ids);
        List<Note> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST_ASKED) {
            List<Object> values = new ArrayList<>(all.subList(from, Math.min(from + MOST_ASKED, all.size())));
            String marks = String.join(", ", Collections.nCopies(values.size(), "?"));
            values.add(clock.instant());
            found.addAll(database.list(
                    "SELECT * FROM mcp_session_note WHERE note_id IN (" + marks + ") AND expires_at > ?",
                    SessionNotes::note,
                    values.toArray()));
        }
        return found;
    }

    /** The notes of a session that are of one kind. */
    public List<Note> of(Place any) {
        return database.list(
                "SELECT * FROM mcp_session_note WHERE session_id = ? AND kind = ? AND expires_at > ? ORDER BY name",
                SessionNotes::note,
                any.sessionId(),
                any.kind(),
                clock.instant());
    }

    /** Keeps the notes of a session that are of one kind for longer. */
    public void keep(Place any, Duration life) {
        Instant now = clock.instant();
        database.update(
                "UPDATE mcp_session_note SET expires_at = ? WHERE session_id = ? AND kind = ? AND expires_at > ?",
                now.plus(life),
                any.sessionId(),
                any.kind(),
                now);
    }

    /** Forgets the notes of one kind of all an owner's sessions but those whose notes are kept longest. */
    public void trim(Place any, int mostSessions) {
        database.update(
                "DELETE FROM mcp_session_note WHERE owner_id = ? AND kind = ? AND session_id NOT IN (SELECT session_id"
                        + " FROM mcp_session_note WHERE owner_id = ? AND kind = ? GROUP BY session_id"
                        + " ORDER BY MAX(expires_at) DESC, session_id FETCH FIRST ? ROWS ONLY)",
                any.ownerId(),
                any.kind(),
                any.ownerId(),
                any.kind(),
                mostSessions);
    }

    private static Note note(Row row) throws SQLException {
        return new Note(row.text("note_id"), row.text("name"), row.time("expires_at"), row.text("sealed_text"));
    }
}
