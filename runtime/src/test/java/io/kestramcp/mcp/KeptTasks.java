package io.kestramcp.mcp;

import io.kestramcp.identity.Principal;
import java.time.Clock;
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
    private final Clock clock;

    KeptTasks(Clock clock) {
        this.clock = clock;
    }

    /** As whoever can write to the store might. */
    synchronized void giveTo(Principal other) {
        rows.replaceAll((id, row) ->
                new Row(other, row.created(), row.updated(), row.heard(), row.expires(), row.ended(), row.state()));
    }

    @Override
    public synchronized void add(Principal owner, String id, Instant created, Instant expires, String state) {
        rows.put(id, new Row(owner, created, created, clock.instant(), expires, false, state));
    }

    @Override
    public synchronized boolean renew(String id, Instant updated, String state) {
        return change(id, updated, state, false);
    }

    @Override
    public synchronized boolean end(String id, Instant updated, String state) {
        return change(id, updated, state, true);
    }

    private boolean change(String id, Instant updated, String state, boolean ended) {
        Row row = rows.get(id);
        boolean runs = row != null && !row.ended();
        if (runs) {
            rows.put(id, new Row(row.owner(), row.created(), updated, clock.instant(), row.expires(), ended, state));
        }
        return runs;
    }

    @Override
    public synchronized void remove(String id) {
        rows.remove(id);
    }

    @Override
    public synchronized Optional<Entry> find(Principal owner, String id) {
        return of(owner).stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    @Override
    public synchronized List<Entry> of(Principal owner) {
        return rows.entrySet().stream()
                .filter(row -> row.getValue().owner().equals(owner))
                .map(row -> entry(row.getKey(), row.getValue()))
                .toList();
    }

    private Entry entry(String id, Row row) {
        boolean silent = row.heard().plus(SILENCE).isBefore(clock.instant());
        return new Entry(id, row.created(), row.updated(), row.expires(), row.ended(), silent, row.state());
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
