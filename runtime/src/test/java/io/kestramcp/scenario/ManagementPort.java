package io.kestramcp.scenario;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a platform can ask a gateway. */
final class ManagementPort {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    ManagementPort(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** The lines of one metric that have all these labels, such as {@code gen_ai_tool_name="get_flow"}. */
    List<String> series(String name, String... labels) throws IOException, InterruptedException {
        return get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> List.of(labels).stream().allMatch(line::contains))
                .toList();
    }

    /** The sum of those lines. */
    double sum(String name, String... labels) throws IOException, InterruptedException {
        return series(name, labels).stream()
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** The names of all series. */
    Set<String> names() throws IOException, InterruptedException {
        Set<String> names = new TreeSet<>();
        get("/metrics").body().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            var name = NAME.matcher(line);
            if (name.lookingAt()) {
                names.add(name.group());
            }
        });
        return names;
    }
}
