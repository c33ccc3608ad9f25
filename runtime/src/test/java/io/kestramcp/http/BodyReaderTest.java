package io.kestramcp.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.mcp.CallerKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.content.AsyncContent;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

/** A body is gathered, counted and let go. */
class BodyReaderTest {
    private static final int MOST = 1000;

    private final BodyMemory memory = new BodyMemory(0, MOST);
    private final AsyncContent body = new AsyncContent();
    private final List<Object> came = new ArrayList<>();

    private void read() {
        new BodyReader<>(
                        body,
                        MOST,
                        memory.of(new CallerKey("", "127.0.0.1")),
                        bytes -> StandardCharsets.UTF_8.decode(bytes) + ", " + memory.held() + " held",
                        (text, failure) -> {
                            came.add(text == null ? failure : text);
                            came.add(memory.held());
                        })
                .run();
    }

    private void send(String piece, boolean last) {
        body.write(last, ByteBuffer.wrap(piece.getBytes(StandardCharsets.UTF_8)), Callback.NOOP);
    }

    @Test
    void the_bytes_are_counted_as_they_come_and_until_something_is_made_of_them() {
        read();
        send("one ", false);
        assertThat(memory.held()).isEqualTo(4);
        send("two ", false);
        assertThat(memory.held()).isEqualTo(8);
        assertThat(came).isEmpty();
        send("three", true);
        assertThat(came).containsExactly("one two three, 13 held", 0L);
    }

    @Test
    void a_body_that_was_there_before_and_an_empty_one_are_read_at_once() {
        send("all", true);
        read();
        assertThat(came).containsExactly("all, 3 held", 0L);
        came.clear();
        new BodyReader<>(
                        Content.Source.from(),
                        MOST,
                        memory.of(new CallerKey("", "127.0.0.1")),
                        ByteBuffer::remaining,
                        (bytes, failure) -> came.add(bytes))
                .run();
        assertThat(came).containsExactly(0);
    }

    @Test
    void a_body_of_just_the_limit_is_read_and_one_byte_more_is_too_large() {
        read();
        send("x".repeat(MOST), true);
        assertThat(came).containsExactly("x".repeat(MOST) + ", 1000 held", 0L);
    }

    @Test
    void one_byte_more_than_the_limit_is_too_large_and_nothing_is_held() {
        read();
        send("x".repeat(MOST), false);
        send("x", true);
        assertThat(came.get(0)).isInstanceOf(BodyTooLarge.class);
        assertThat(came.get(1)).isEqualTo(0L);
    }

    @Test
    void nothing_is_held_of_a_body_that_fails() {
        read();
        send("half", false);
        TimeoutException late = new TimeoutException();
        body.fail(late);
        assertThat(came).containsExactly(late, 0L);
    }

    /** Each piece may lie in a network buffer of some kilobytes. */
    @Test
    void H5_no_buffer_of_a_piece_is_kept_until_the_body_is_whole() {
        AtomicInteger released = new AtomicInteger();
        Content.Chunk piece = Content.Chunk.from(ByteBuffer.wrap(new byte[] {'x'}), false, released::incrementAndGet);
        Content.Source pieces = new Content.Source() {
            private int sent;

            @Override
            public Content.Chunk read() {
                return sent++ == 0 ? piece : null;
            }

            @Override
            public void demand(Runnable reader) {}

            @Override
            public void fail(Throwable failure) {}
        };
        new BodyReader<>(pieces, MOST, memory.of(new CallerKey("", "a")), bytes -> bytes, (bytes, failure) -> {}).run();
        assertThat(released).hasValue(1);
        assertThat(memory.held()).isEqualTo(1);
    }
}
