package io.kestramcp.mcp;

import io.kestramcp.identity.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where replicas keep tasks for each other. Each runs at one of them, which says again and again that it does. Thread-safe. */
public interface SharedTasks {
    /**
     * A task as it is kept.
     *
     * @param ended whether nothing changes any more
     * @param heard changes whenever its replica says that it runs; by that replica's clock, which tells others nothing
     * @param state what only replicas read; may hold what a tool answered
     */
    record Entry(
            String id, Instant created, Instant updated, Instant heard, Instant expires, boolean ended, String state) {}

    /** Keeps a new task, which runs here. */
    void add(Principal owner, String id, Instant created, Instant expires, String state);

    /** Says that it still runs here, and how it goes; false when it was ended elsewhere. */
    boolean renew(String id, Instant updated, String state);

    /** Ends it; false when it had ended before. */
    boolean end(String id, Instant updated, String state);

    /** Ends it for a replica that was heard last at {@code heard}; false when it was heard since, or had ended before. */
    boolean giveUp(String id, Instant heard, Instant updated, String state);

    /** What {@link Entry#heard} says of each task that has not ended, of all owners. */
    Map<String, Instant> heard();

    /** Forgets one that was never begun. */
    void remove(String id);

    /** The owner's task of that name. To another it is none. */
    Optional<Entry> find(Principal owner, String id);

    /** The owner's tasks, oldest first. */
    List<Entry> of(Principal owner);

    /** Leaves an answer for the replica at which the task runs. */
    void answer(String id, String key, String answer);

    /** Takes the answers that were left, by their keys: each once. */
    Map<String, String> takeAnswers(String id);
}
