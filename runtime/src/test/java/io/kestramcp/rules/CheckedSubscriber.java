package io.kestramcp.rules;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Passes a body on as it comes, and fails it at the first message that the protocol does not have. */
final class CheckedSubscriber<T> implements BodySubscriber<T> {
    private static final String DATA = "data: ";

    private final BodySubscriber<T> reader;
    private final Exchange exchange;
    private final boolean events;
    private final ByteArrayOutputStream unread = new ByteArrayOutputStream();
    private Subscription subscription;

    CheckedSubscriber(BodySubscriber<T> reader, Exchange exchange, boolean events) {
        this.reader = reader;
        this.exchange = exchange;
        this.events = events;
    }

    @Override
    public CompletionStage<T> getBody() {
        return reader.getBody();
    }

    @Override
    public void onSubscribe(Subscription to) {
        subscription = to;
        reader.onSubscribe(to);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        try {
            for (ByteBuffer buffer : buffers) {
                ByteBuffer copy = buffer.asReadOnlyBuffer();
                while (copy.hasRemaining()) {
                    take(copy.get());
                }
            }
            reader.onNext(buffers);
        } catch (AssertionError e) {
            subscription.cancel();
            reader.onError(new IOException(e.getMessage(), e));
        }
    }

    private void take(byte each) {
        if (events && each == '\n') {
            String line = unread.toString(StandardCharsets.UTF_8);
            unread.reset();
            if (line.startsWith(DATA)) {
                exchange.received(line.substring(DATA.length()));
            }
        } else {
            unread.write(each);
        }
    }

    @Override
    public void onError(Throwable cause) {
        reader.onError(cause);
    }

    @Override
    public void onComplete() {
        try {
            if (!events && unread.size() > 0) {
                exchange.received(unread.toString(StandardCharsets.UTF_8));
            }
            reader.onComplete();
        } catch (AssertionError e) {
            reader.onError(new IOException(e.getMessage(), e));
        }
    }
}
