package io.kestramcp.http;

import io.kestramcp.mcp.CallerKey;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of request bodies are in memory at once: of all callers, and of each a quarter of that. They are counted as
 * they come, not as they are declared, so that who declares much and sends little takes nothing from anybody. Thread-safe.
 */
final class BodyMemory {
    /** So many callers can send the largest body at the same time, however small the heap is. */
    private static final int CALLERS = 4;

    private final long most;
    private final long mostEach;
    private final AtomicLong held = new AtomicLong();
    private final Map<CallerKey, Long> each = new ConcurrentHashMap<>();

    /**
     * @param most bytes of all bodies; if that is less than four of the largest, four of the largest
     * @param largest bytes of one body
     */
    BodyMemory(long most, int largest) {
        this.most = Math.max(most, (long) CALLERS * largest);
        this.mostEach = this.most / CALLERS;
    }

    /** Nothing yet. */
    Share of(CallerKey caller) {
        return new Share(caller);
    }

    /** Bytes that are held now. */
    long held() {
        return held.get();
    }

    /** How many callers hold any. */
    int callers() {
        return each.size();
    }

    /** What one body holds; to be closed as soon as it is no longer needed. For one thread at a time. */
    final class Share implements AutoCloseable {
        private final CallerKey caller;
        private long mine;

        private Share(CallerKey caller) {
            this.caller = caller;
        }

        /**
         * Holds more.
         *
         * @throws BodyMemoryFull when that is too much; all that it holds is to be given back then
         */
        void take(int bytes) throws BodyMemoryFull {
            mine += bytes;
            long all = held.addAndGet(bytes);
            long callers = each.merge(caller, (long) bytes, Long::sum);
            if (callers > mostEach) {
                throw BodyMemoryFull.ofCaller();
            }
            if (all > most) {
                throw BodyMemoryFull.ofAll();
            }
        }

        /** Gives all back; a second time it does nothing. */
        @Override
        public void close() {
            long returned = mine;
            mine = 0;
            held.addAndGet(-returned);
            each.computeIfPresent(caller, (key, bytes) -> bytes == returned ? null : bytes - returned);
        }
    }
}
