package io.kestramcp.soak;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.soak.Ledger.Claim;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One person with an assistant: calls tools all the time, never twice the same, and looks at every answer. */
final class SoakCaller implements Runnable {
    /** How long a client keeps a token, which lasts ten times as long. */
    private static final Duration ONE_TOKEN = Duration.ofMinutes(1);

    /** After no answer, or none for anybody. Who is told that he alone asks too much goes on asking. */
    private static final Duration COME_BACK = Duration.ofMillis(500);

    private static final Set<Integer> BUSY = Set.of(429, 503);
    private static final Pattern MARKER = Pattern.compile("marker-of-(\\w+)");

    private final String name;
    private final URI endpoint;
    private final Function<String, String> tokens;
    private final Ledger ledger;
    private final BooleanSupplier going;
    private final Duration pause;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Random random;
    private String token = "";
    private Instant another = Instant.MIN;

    /**
     * @param tokens a good token for a name
     * @param pause between two calls, more or less
     */
    SoakCaller(
            String name,
            URI endpoint,
            Function<String, String> tokens,
            Ledger ledger,
            BooleanSupplier going,
            Duration pause) {
        this.name = name;
        this.endpoint = endpoint;
        this.tokens = tokens;
        this.ledger = ledger;
        this.going = going;
        this.pause = pause;
        this.random = new Random(name.hashCode());
    }

    /** Where this caller's flow is. */
    static String namespace(String name) {
        return "company." + name;
    }

    /** The source of his flow, with a marker by which it is known. */
    static String flow(String name) {
        return "id: soak\nnamespace: " + namespace(name) + "\ndescription: marker-of-" + name
                + "\ntasks:\n  - id: log\n    type: io.kestra.plugin.core.log.Log\n    message: hello\n";
    }

    @Override
    public void run() {
        try {
            while (going.getAsBoolean()) {
                call();
                Thread.sleep(ThreadLocalRandom.current().nextLong(2 * pause.toMillis() + 1));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            ledger.wrong(name + " could not go on: " + e);
        }
    }

    private void call() throws InterruptedException {
        String here = "{\"namespace\":\"" + namespace(name) + "\",\"flow_id\":\"soak\"";
        switch (random.nextInt(5)) {
            case 0 ->
                ask("auth_status", "{}")
                        .ifPresent(answer -> same(name, answer.get("user").getAsString()));
            case 1 -> ask("get_flow", here + "}").ifPresent(this::marked);
            case 2 ->
                ask("search_flows", "{\"namespace\":\"" + namespace(name) + "\"}")
                        .ifPresent(this::marked);
            case 3 -> ask("list_executions", "{\"namespace\":\"" + namespace(name) + "\"}");
            default -> execute(here);
        }
    }

    private void execute(String here) throws InterruptedException {
        String label = UUID.randomUUID().toString();
        ledger.started(label, Claim.UNKNOWN);
        Optional<JsonObject> result = send("execute_flow", here + ",\"labels\":{\"soak\":\"" + label + "\"}}");
        if (result.isEmpty()) {
            return;
        }
        if (!ToolFailure.is(result.get())) {
            ledger.started(label, Claim.DONE);
            return;
        }
        String retry = ToolFailure.of(result.get()).retry();
        if (retry.equals("safe") || retry.equals("after_change")) {
            ledger.started(label, Claim.NOT_DONE);
        }
    }

    private void marked(JsonObject answer) {
        Matcher markers = MARKER.matcher(answer.toString());
        while (markers.find()) {
            same(name, markers.group(1));
        }
    }

    private void same(String expected, String actual) {
        if (!expected.equals(actual)) {
            ledger.wrong(expected + " got what is " + actual + "'s");
        }
    }

    /** What a tool answered, if it did what was asked. */
    private Optional<JsonObject> ask(String tool, String arguments) throws InterruptedException {
        return send(tool, arguments).filter(result -> !ToolFailure.is(result)).map(SoakCaller::content);
    }

    private static JsonObject content(JsonObject result) {
        return result.getAsJsonObject("structuredContent");
    }

    /** The result of a call; empty if there was none. */
    private Optional<JsonObject> send(String tool, String arguments) throws InterruptedException {
        HttpResponse<String> response;
        try {
            response = http.send(request(tool, arguments), BodyHandlers.ofString());
        } catch (IOException gone) {
            ledger.ended("no answer");
            Thread.sleep(COME_BACK.toMillis());
            return Optional.empty();
        }
        String body = response.body();
        if (body.contains("incident")) {
            ledger.wrong(tool + " failed inside: " + body);
        }
        if (response.statusCode() != 200) {
            ledger.ended("HTTP " + response.statusCode());
            boolean whenToComeBack =
                    response.headers().firstValue("Retry-After").isPresent();
            if (!BUSY.contains(response.statusCode()) || !whenToComeBack) {
                ledger.wrong(
                        tool + " got HTTP " + response.statusCode() + ", Retry-After " + whenToComeBack + ": " + body);
            }
            if (response.statusCode() == 503) {
                Thread.sleep(COME_BACK.toMillis());
            }
            return Optional.empty();
        }
        JsonObject answer = JsonParser.parseString(message(body)).getAsJsonObject();
        if (answer.has("error")) {
            ledger.ended("error " + answer.getAsJsonObject("error").get("code"));
            return Optional.empty();
        }
        JsonObject result = answer.getAsJsonObject("result");
        ledger.ended(
                ToolFailure.is(result) ? "failed: " + ToolFailure.of(result).error() : "ok");
        return Optional.of(result);
    }

    /** The last message, which is the answer, of a stream or of plain JSON. */
    private static String message(String body) {
        int last = body.lastIndexOf("data: ");
        return last < 0 ? body : body.substring(last + "data: ".length()).strip();
    }

    private HttpRequest request(String tool, String arguments) {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofMinutes(2))
                .POST(BodyPublishers.ofString(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
                                + "\",\"arguments\":" + arguments + "}}"));
        Map.of(
                        "Content-Type", "application/json",
                        "Accept", "application/json, text/event-stream",
                        "MCP-Protocol-Version", "2025-11-25",
                        "Authorization", "Bearer " + token())
                .forEach(request::header);
        return request.build();
    }

    private String token() {
        if (!Instant.now().isBefore(another)) {
            token = tokens.apply(name);
            another = Instant.now().plus(ONE_TOKEN);
        }
        return token;
    }
}
