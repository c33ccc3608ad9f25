package io.kestramcp.mcp;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Notes that replicas in one process share. */
public final class KeptSessions implements SharedSessions {
    private final Map<Place, String> notes = new ConcurrentHashMap<>();
    private volatile boolean down;
    private volatile CountDownLatch hangs = new CountDownLatch(0);

    /** From now on it answers, or does not. */
    public void down(boolean now) {
        down = now;
    }

    /** From now on whoever asks it waits until the latch is open. */
    public void hangUntil(CountDownLatch open) {
        hangs = open;
    }

    private Map<Place, String> notes() {
        try {
            hangs.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (down) {
            throw new IllegalStateException("The store does not answer");
        }
        return notes;
    }

    /** How many notes of a kind there are. */
    public long count(Kind kind) {
        return notes.keySet().stream().filter(place -> place.kind() == kind).count();
    }

    @Override
    public boolean add(Place place, String text) {
        return notes().putIfAbsent(place, text) == null;
    }

    @Override
    public boolean change(Place place, String text) {
        return notes().replace(place, text) != null;
    }

    @Override
    public boolean remove(Place place) {
        return notes().remove(place) != null;
    }

    @Override
    public Map<Place, String> read(Collection<Place> places) {
        Map<Place, String> read = new ConcurrentHashMap<>(notes());
        read.keySet().retainAll(places);
        return read;
    }

    @Override
    public Map<String, String> of(Session session, Kind kind) {
        Map<String, String> found = new TreeMap<>();
        notes().forEach((place, text) -> {
            if (place.session().equals(session) && place.kind() == kind) {
                found.put(place.name(), text);
            }
        });
        return found;
    }
}
