package io.kestramcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A stream of events that a client reads as they come. */
public final class Events implements AutoCloseable {
    private static final String DATA = "data: ";

    private final HttpResponse<Stream<String>> response;
    private final BlockingQueue<Optional<String>> arrived = new LinkedBlockingQueue<>();

    private Events(HttpResponse<Stream<String>> response) {
        this.response = response;
    }

    /** Sends the request and reads until the server ends the stream, or it is closed here. */
    public static Events open(HttpClient http, HttpRequest request) throws IOException, InterruptedException {
        Events events = new Events(http.send(request, BodyHandlers.ofLines()));
        Thread reader = new Thread(events::read, "events");
        reader.setDaemon(true);
        reader.start();
        return events;
    }

    private void read() {
        try {
            response.body()
                    .filter(line -> line.startsWith(DATA))
                    .forEach(line -> arrived.add(Optional.of(line.substring(DATA.length()))));
        } catch (RuntimeException e) {
            // Closed here: the end as well.
        }
        arrived.add(Optional.empty());
    }

    public int status() {
        return response.statusCode();
    }

    /** A header of the answer; empty text when there is none. */
    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** The next message. */
    public JsonObject next() throws InterruptedException {
        Optional<String> message = arrived.poll(30, TimeUnit.SECONDS);
        assertThat(message).as("a message arrives in time, before the end").isPresent();
        return JsonParser.parseString(message.orElseThrow()).getAsJsonObject();
    }

    /** Waits for the end, before which nothing more comes. */
    public void awaitEnd() throws InterruptedException {
        assertThat(arrived.poll(30, TimeUnit.SECONDS)).isEqualTo(Optional.empty());
    }

    @Override
    public void close() {
        response.body().close();
    }
}
