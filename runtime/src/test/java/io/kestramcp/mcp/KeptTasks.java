package io.kestramcp.mcp;

import io.kestramcp.identity.Principal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store that replicas in one process share. */
final class KeptTasks implements SharedTasks {
    private record Row(
            Principal owner,
            Instant created,
            Instant updated,
            Instant heard,
            Instant expires,
            boolean ended,
            String state) {}

    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> answers = new LinkedHashMap<>();
    private volatile Runnable beforeEnd = () -> {};
    private long beats;
    private boolean down;

    /** From now on it does not answer, or does so again. */
    synchronized void isDown(boolean now) {
        down = now;
    }

    /** Done by whoever ends a task, first. */
    void beforeEnd(Runnable action) {
        beforeEnd = action;
    }

    /** As a replica does whose clock is ahead. */
    synchronized void sweep() {
        rows.clear();
    }

    /** As whoever can write to the store might. */
    synchronized void giveTo(Principal other) {
        rows.replaceAll((id, row) ->
                new Row(other, row.created(), row.updated(), row.heard(), row.expires(), row.ended(), row.state()));
    }

    @Override
    public synchronized void add(Principal owner, String id, Instant created, Instant expires, String state) {
        rows().put(id, new Row(owner, created, created, beat(), expires, false, state));
    }

    @Override
    public synchronized boolean renew(String id, Instant updated, String state) {
        return change(id, updated, state, false);
    }

    @Override
    public boolean end(String id, Instant updated, String state) {
        beforeEnd.run();
        return change(id, updated, state, true);
    }

    private synchronized boolean change(String id, Instant updated, String state, boolean ended) {
        Row row = rows().get(id);
        boolean runs = row != null && !row.ended();
        if (runs) {
            rows.put(id, new Row(row.owner(), row.created(), updated, beat(), row.expires(), ended, state));
        }
        return runs;
    }

    @Override
    public synchronized boolean giveUp(String id, Instant heard, Instant updated, String state) {
        Row row = rows().get(id);
        return row != null && row.heard().equals(heard) && change(id, updated, state, true);
    }

    @Override
    public synchronized Map<String, Instant> heard() {
        Map<String, Instant> heard = new LinkedHashMap<>();
        rows().forEach((id, row) -> {
            if (!row.ended()) {
                heard.put(id, row.heard());
            }
        });
        return heard;
    }

    @Override
    public synchronized void remove(String id) {
        rows().remove(id);
    }

    @Override
    public synchronized Optional<Entry> find(Principal owner, String id) {
        return of(owner).stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    @Override
    public synchronized List<Entry> of(Principal owner) {
        return rows().entrySet().stream()
                .filter(row -> row.getValue().owner().equals(owner))
                .map(row -> entry(row.getKey(), row.getValue()))
                .toList();
    }

    private Entry entry(String id, Row row) {
        return new Entry(id, row.created(), row.updated(), row.heard(), row.expires(), row.ended(), row.state());
    }

    private Map<String, Row> rows() {
        if (down) {
            throw new IllegalStateException("The store does not answer.");
        }
        return rows;
    }

    /** The clock of whoever is heard is of no meaning to others. */
    private Instant beat() {
        beats++;
        return Instant.ofEpochMilli(beats);
    }

    @Override
    public synchronized void answer(String id, String key, String answer) {
        answers.computeIfAbsent(id, name -> new LinkedHashMap<>()).putIfAbsent(key, answer);
    }

    @Override
    public synchronized Map<String, String> takeAnswers(String id) {
        Map<String, String> taken = answers.remove(id);
        return taken == null ? Map.of() : taken;
    }
}
