package io.kestramcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Looking again and again. */
class WatcherTest {
    private final ExecutorService threads = Executors.newCachedThreadPool(CallPool.daemons("test"));
    private final Watcher watcher = new Watcher(new CallPool(threads, 4), Duration.ofMillis(5));

    @AfterEach
    void stop() {
        watcher.close();
        threads.shutdownNow();
    }

    @Test
    void a_slow_look_is_not_overtaken_by_the_next() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch looks = new CountDownLatch(5);
        CountDownLatch otherLooks = new CountDownLatch(20);
        watcher.watch(() -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            looks.countDown();
            awaitSome(otherLooks);
            running.decrementAndGet();
        });
        watcher.watch(otherLooks::countDown);
        assertThat(looks.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(most).hasValue(1);
    }

    private static void awaitSome(CountDownLatch looks) {
        try {
            looks.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_look_that_fails_is_followed_by_the_next() throws Exception {
        CountDownLatch looks = new CountDownLatch(3);
        watcher.watch(() -> {
            looks.countDown();
            throw new IllegalStateException("a look failed");
        });
        assertThat(looks.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void after_the_end_nothing_is_looked_at_and_nothing_fails() {
        watcher.close();
        assertThatCode(() -> watcher.watch(() -> {}).close()).doesNotThrowAnyException();
    }
}
