package io.kestramcp.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many writers at once. */
class AuditLogTest {
    private static final int WRITERS = 8;
    private static final int RECORDS = 50;

    @TempDir
    private Path directory;

    @Test
    void the_records_of_many_writers_are_one_chain_and_none_is_missing() throws IOException, InterruptedException {
        Path file = directory.resolve("audit.jsonl");
        AuditLog log = AuditLog.file(file);
        join(start(() -> IntStream.range(0, RECORDS).forEach(number -> log.write(new JsonObject()))));
        AuditChain.Verdict verdict = AuditChain.verify(List.of(file));
        assertThat(verdict).isInstanceOfSatisfying(AuditChain.Verdict.Whole.class, whole -> assertThat(whole.lines())
                .isEqualTo(WRITERS * RECORDS));
    }

    @Test
    void records_that_wait_together_and_cannot_be_written_all_fail_and_the_chain_goes_on_without_them()
            throws InterruptedException {
        Held lines = new Held();
        AuditLog log = new AuditLog(lines, AuditLog.BEGINNING);
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        Thread first = new Thread(() -> log.write(new JsonObject()));
        first.start();
        lines.reached.await();
        List<Thread> others = start(() -> {
            try {
                log.write(new JsonObject());
            } catch (UncheckedIOException e) {
                failures.add(e.getMessage());
            }
        });
        for (Thread each : others) {
            while (each.getState() != Thread.State.BLOCKED) {
                Thread.onSpinWait();
            }
        }
        lines.full = true;
        lines.go.countDown();
        join(Stream.concat(Stream.of(first), others.stream()).toList());
        assertThat(failures).hasSize(WRITERS);
        lines.full = false;
        log.write(new JsonObject());
        assertThat(lines.written).hasSize(2);
        assertThat(AuditLine.of(lines.written.get(1)).orElseThrow().previous())
                .isEqualTo(AuditLine.of(lines.written.get(0)).orElseThrow().hash());
    }

    private static List<Thread> start(Runnable work) {
        List<Thread> threads =
                Stream.generate(() -> new Thread(work)).limit(WRITERS).toList();
        threads.forEach(Thread::start);
        return threads;
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread each : threads) {
            each.join();
        }
    }

    /** Lets the first writer wait until it is told to go on; refuses more than one line at a time when it is full. */
    private static final class Held implements AuditLog.Lines {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch go = new CountDownLatch(1);
        private final List<String> written = new ArrayList<>();
        private volatile boolean full;

        @Override
        public Closeable hold() throws IOException {
            reached.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return () -> {};
        }

        @Override
        public void write(String line) {
            written.add(line);
        }

        @Override
        public void write(List<String> all) throws IOException {
            if (full && all.size() > 1) {
                throw new IOException("disk full");
            }
            written.addAll(all);
        }
    }
}
