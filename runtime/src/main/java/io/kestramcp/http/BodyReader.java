package io.kestramcp.http;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.eclipse.jetty.io.Content;

/**
 * Reads one body as a whole and makes something of it; while it comes no thread waits for it. Jetty's own ways
 * ({@code Content.Source.asByteArrayAsync} and the like) keep the network buffer of each piece, so that one who sends in
 * pieces of a few bytes has many times as much held as he sent; here the bytes are copied into one array, at most twice as
 * large as what has come.
 *
 * @param <T> what is made of it
 */
final class BodyReader<T> implements Runnable {
    private static final byte[] NOTHING = {};

    private final Content.Source body;
    private final int most;
    private final BodyMemory.Share share;
    private final Function<ByteBuffer, T> parse;
    private final BiConsumer<T, Throwable> then;
    private byte[] bytes = NOTHING;
    private int size;

    /**
     * To be run once, and reads on by itself.
     *
     * @param most bytes
     * @param share holds what has come, until something is made of it
     * @param parse must not keep the bytes: they are counted no longer, and are garbage as soon as it has returned
     * @param then is given what was made, or why there is none: {@link BodyTooLarge}, {@link BodyMemoryFull}, or what the
     *     connection failed with; the body may then not have been read to its end
     */
    BodyReader(
            Content.Source body,
            int most,
            BodyMemory.Share share,
            Function<ByteBuffer, T> parse,
            BiConsumer<T, Throwable> then) {
        this.body = body;
        this.most = most;
        this.share = share;
        this.parse = parse;
        this.then = then;
    }

    @Override
    public void run() {
        while (true) {
            Content.Chunk chunk = body.read();
            if (chunk == null) {
                body.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                fail(chunk.getFailure());
                return;
            }
            boolean last = chunk.isLast();
            try {
                add(chunk.getByteBuffer());
            } catch (BodyTooLarge | BodyMemoryFull e) {
                fail(e);
                return;
            } finally {
                chunk.release();
            }
            if (last) {
                then.accept(parsed(), null);
                return;
            }
        }
    }

    private void add(ByteBuffer piece) throws BodyTooLarge, BodyMemoryFull {
        int more = piece.remaining();
        if (more == 0) {
            return;
        }
        if (more > most - size) {
            throw new BodyTooLarge();
        }
        share.take(more);
        int needed = size + more;
        if (needed > bytes.length) {
            // What came with the head is nearly always all there is.
            bytes = Arrays.copyOf(bytes, size == 0 ? needed : (int) Math.min(most, Math.max(needed, 2L * size)));
        }
        piece.get(bytes, size, more);
        size = needed;
    }

    private T parsed() {
        try {
            return parse.apply(whole());
        } finally {
            share.close();
        }
    }

    /** Keeps nothing of it: whoever goes on may take long. */
    private ByteBuffer whole() {
        ByteBuffer whole = ByteBuffer.wrap(bytes, 0, size);
        bytes = NOTHING;
        return whole;
    }

    private void fail(Throwable why) {
        bytes = NOTHING;
        share.close();
        then.accept(null, why);
    }
}
