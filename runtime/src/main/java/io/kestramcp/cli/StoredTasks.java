package io.kestramcp.cli;

import io.kestramcp.config.Secret;
import io.kestramcp.identity.Principal;
import io.kestramcp.mcp.SharedTasks;
import io.kestramcp.store.SealedColumn;
import io.kestramcp.store.TaskRows;
import io.kestramcp.store.TaskRows.TaskRow;
import io.kestramcp.vault.Binding;
import io.kestramcp.vault.Sealer;
import io.kestramcp.vault.VaultException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tasks in the store, sealed: their results hold what Kestra answered to their owners. Thread-safe. */
record StoredTasks(TaskRows rows, Sealer sealer) implements SharedTasks {
    private static final Logger LOG = LoggerFactory.getLogger(StoredTasks.class);

    @Override
    public void add(Principal owner, String id, Instant created, Instant expires, String state) {
        rows.add(owner, id, created, expires, sealed(SealedColumn.TASK, id, state));
    }

    @Override
    public boolean renew(String id, Instant updated, String state) {
        return rows.renew(id, updated, sealed(SealedColumn.TASK, id, state));
    }

    @Override
    public boolean end(String id, Instant updated, String state) {
        return rows.end(id, updated, sealed(SealedColumn.TASK, id, state));
    }

    @Override
    public boolean giveUp(String id, Instant heard, Instant updated, String state) {
        return rows.giveUp(id, heard, updated, sealed(SealedColumn.TASK, id, state));
    }

    @Override
    public Map<String, Instant> heard() {
        return rows.heard();
    }

    @Override
    public void remove(String id) {
        rows.remove(id);
    }

    @Override
    public Optional<Entry> find(Principal owner, String id) {
        return rows.find(owner, id).flatMap(this::entry);
    }

    @Override
    public List<Entry> of(Principal owner) {
        return rows.of(owner).stream().flatMap(row -> entry(row).stream()).toList();
    }

    @Override
    public void answer(String id, String key, String answer) {
        rows.answer(id, key, sealed(SealedColumn.TASK_ANSWER, TaskRows.answerId(id, key), answer));
    }

    @Override
    public Map<String, String> takeAnswers(String id) {
        Map<String, String> answers = new LinkedHashMap<>();
        rows.takeAnswers(id).forEach((key, text) -> opened(SealedColumn.TASK_ANSWER, TaskRows.answerId(id, key), text)
                .ifPresent(answer -> answers.put(key, answer)));
        return answers;
    }

    private Optional<Entry> entry(TaskRow row) {
        return opened(SealedColumn.TASK, row.id(), row.sealedState())
                .map(state -> new Entry(
                        row.id(), row.created(), row.updated(), row.heard(), row.expires(), row.ended(), state));
    }

    private String sealed(SealedColumn column, String key, String text) {
        return sealer.seal(new Secret(text), Binding.of(column.place(), key)).text();
    }

    /** What does not open is gone: its key was taken away. */
    private Optional<String> opened(SealedColumn column, String key, String sealed) {
        try {
            return Optional.of(
                    sealer.open(sealed, Binding.of(column.place(), key)).value().reveal());
        } catch (VaultException closed) {
            LOG.warn("A task in the store does not open: {}", closed.getMessage());
            return Optional.empty();
        }
    }
}
