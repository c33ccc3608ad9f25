package io.kestramcp.cli;

import io.kestramcp.config.Secret;
import io.kestramcp.mcp.Session;
import io.kestramcp.mcp.SharedSessions;
import io.kestramcp.store.SealedColumn;
import io.kestramcp.store.SessionNotes;
import io.kestramcp.store.SessionNotes.Note;
import io.kestramcp.vault.Binding;
import io.kestramcp.vault.Sealer;
import io.kestramcp.vault.VaultException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes about clients' sessions in the store, sealed: some hold what users answered. Thread-safe. */
record StoredSessions(SessionNotes notes, Sealer sealer, Clock clock) implements SharedSessions {
    private static final Logger LOG = LoggerFactory.getLogger(StoredSessions.class);

    @Override
    public boolean add(Place place, String text) {
        SessionNotes.Place row = row(place);
        boolean added = notes.add(row, sealed(row.id(), text), life(place.kind()));
        if (added && place.kind().kept()) {
            notes.trim(row, MOST_OF_CALLER);
        }
        return added;
    }

    @Override
    public boolean change(Place place, String text) {
        SessionNotes.Place row = row(place);
        return notes.change(row, sealed(row.id(), text), life(place.kind()));
    }

    @Override
    public boolean remove(Place place) {
        return notes.remove(row(place));
    }

    @Override
    public Map<Place, String> read(Collection<Place> places) {
        Map<String, Place> byId = new HashMap<>();
        places.forEach(place -> byId.put(row(place).id(), place));
        Map<Place, String> read = new HashMap<>();
        notes.read(byId.keySet()).forEach(note -> opened(note).ifPresent(text -> read.put(byId.get(note.id()), text)));
        return read;
    }

    @Override
    public Map<String, String> of(Session session, Kind kind) {
        SessionNotes.Place any = row(new Place(session, kind, ""));
        List<Note> found = notes.of(any);
        if (kind.kept() && found.stream().anyMatch(note -> old(note, kind))) {
            notes.keep(any, life(kind));
        }
        Map<String, String> read = new HashMap<>();
        found.stream()
                // One that was moved there in the store is not of this session.
                .filter(note -> row(new Place(session, kind, note.name())).id().equals(note.id()))
                .forEach(note -> opened(note).ifPresent(text -> read.put(note.name(), text)));
        return read;
    }

    /** Half of its life is over. Not earlier, for this is asked again and again, and to write costs more than to read. */
    private boolean old(Note note, Kind kind) {
        Instant fresh = clock.instant().plus(life(kind).dividedBy(2));
        return note.expires().isBefore(fresh);
    }

    private static Duration life(Kind kind) {
        return Duration.ofSeconds(kind.seconds());
    }

    private static SessionNotes.Place row(Place place) {
        Session session = place.session();
        return new SessionNotes.Place(
                session.issuer(), session.subject(), session.id(), place.kind().name(), place.name());
    }

    private String sealed(String id, String text) {
        return sealer.seal(new Secret(text), Binding.of(SealedColumn.SESSION_NOTE.place(), id))
                .text();
    }

    /** What does not open is gone: its key was taken away. */
    private Optional<String> opened(Note note) {
        try {
            return Optional.of(sealer.open(note.sealedText(), Binding.of(SealedColumn.SESSION_NOTE.place(), note.id()))
                    .value()
                    .reveal());
        } catch (VaultException closed) {
            LOG.warn("A note in the store does not open: {}", closed.getMessage());
            return Optional.empty();
        }
    }
}
