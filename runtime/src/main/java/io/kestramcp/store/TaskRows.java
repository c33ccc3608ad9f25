package io.kestramcp.store;

import io.kestramcp.identity.Principal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tasks that run at some gateway of this store, and what is wished of them at others. Thread-safe, across processes too. */
public final class TaskRows {
    private static final String OWNED = " WHERE issuer = ? AND subject = ? AND expires_at > ?";

    private final Database database;
    private final Clock clock;

    public TaskRows(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A task.
     *
     * @param heard when its gateway last said that it runs there, by the clock of that gateway
     * @param ended whether nothing changes any more
     */
    public record TaskRow(
            String id,
            Instant created,
            Instant updated,
            Instant heard,
            Instant expires,
            boolean ended,
            String sealedState) {}

    /** Keeps a new one. */
    public void add(Principal owner, String id, Instant created, Instant expires, String sealedState) {
        database.update(
                "INSERT INTO mcp_task"
                        + " (task_id, issuer, subject, created_at, updated_at, heard_at, expires_at, sealed_state)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                owner.issuer(),
                owner.subject(),
                created,
                created,
                clock.instant(),
                expires,
                sealedState);
    }

    /** Says that it still runs; false when it has ended. */
    public boolean renew(String id, Instant updated, String sealedState) {
        return 1
                == database.update(
                        "UPDATE mcp_task SET updated_at = ?, heard_at = ?, sealed_state = ?"
                                + " WHERE task_id = ? AND ended_at IS NULL",
                        updated,
                        clock.instant(),
                        sealedState,
                        id);
    }

    /** Ends it; of any number of callers, at any number of gateways, one is told true. */
    public boolean end(String id, Instant updated, String sealedState) {
        return 1
                == database.update(
                        "UPDATE mcp_task SET updated_at = ?, ended_at = ?, sealed_state = ?"
                                + " WHERE task_id = ? AND ended_at IS NULL",
                        updated,
                        clock.instant(),
                        sealedState,
                        id);
    }

    /** Ends it if its gateway has not been heard since {@code heard}; true as for {@link #end}. */
    public boolean giveUp(String id, Instant heard, Instant updated, String sealedState) {
        return 1
                == database.update(
                        "UPDATE mcp_task SET updated_at = ?, ended_at = ?, sealed_state = ?"
                                + " WHERE task_id = ? AND ended_at IS NULL AND heard_at = ?",
                        updated,
                        clock.instant(),
                        sealedState,
                        id,
                        heard);
    }

    /** When each task that has not ended was last heard of. */
    public Map<String, Instant> heard() {
        Map<String, Instant> heard = new HashMap<>();
        database.list(
                        "SELECT task_id, heard_at FROM mcp_task WHERE ended_at IS NULL",
                        row -> Map.entry(row.text("task_id"), row.time("heard_at")))
                .forEach(task -> heard.put(task.getKey(), task.getValue()));
        return heard;
    }

    /** Forgets it. */
    public void remove(String id) {
        database.update("DELETE FROM mcp_task WHERE task_id = ?", id);
    }

    /** The owner's task of that name, while it is kept. */
    public Optional<TaskRow> find(Principal owner, String id) {
        return database.find(
                "SELECT * FROM mcp_task" + OWNED + " AND task_id = ?",
                TaskRows::read,
                owner.issuer(),
                owner.subject(),
                clock.instant(),
                id);
    }

    /** The owner's tasks, oldest first. */
    public List<TaskRow> of(Principal owner) {
        return database.list(
                "SELECT * FROM mcp_task" + OWNED + " ORDER BY created_at, task_id",
                TaskRows::read,
                owner.issuer(),
                owner.subject(),
                clock.instant());
    }

    /** Leaves an answer, for as long as the task is kept; a second one to the same question is ignored. */
    public void answer(String id, String key, String sealedAnswer) {
        database.insert(
                "INSERT INTO mcp_task_answer (answer_id, task_id, answer_key, sealed_answer, expires_at)"
                        + " SELECT ?, task_id, ?, ?, expires_at FROM mcp_task WHERE task_id = ?",
                answerId(id, key),
                key,
                sealedAnswer,
                id);
    }

    /** What an answer is sealed for: its row's key. */
    public static String answerId(String id, String key) {
        return id + ":" + key;
    }

    /** Takes the answers, sealed, by their keys: each goes to one caller. */
    public Map<String, String> takeAnswers(String id) {
        Map<String, String> taken = new LinkedHashMap<>();
        database.list(
                        "SELECT * FROM mcp_task_answer WHERE task_id = ?",
                        row -> Map.entry(row.text("answer_key"), row.text("sealed_answer")),
                        id)
                .forEach(answer -> {
                    if (database.update(
                                    "DELETE FROM mcp_task_answer WHERE answer_id = ?", answerId(id, answer.getKey()))
                            == 1) {
                        taken.put(answer.getKey(), answer.getValue());
                    }
                });
        return taken;
    }

    private static TaskRow read(Row row) throws SQLException {
        return new TaskRow(
                row.text("task_id"),
                row.time("created_at"),
                row.time("updated_at"),
                row.time("heard_at"),
                row.time("expires_at"),
                row.optionalTime("ended_at").isPresent(),
                row.text("sealed_state"));
    }
}
