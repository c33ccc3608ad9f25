package io.kestramcp.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What the README says of speed is what the latest run of {@code bench/run} measured. */
class MeasuredFiguresTest {
    private static final String README = "README.md";
    private static final String BEGIN = "<!-- from bench/results/latest.json -->\n";
    private static final String END = "<!-- end -->\n";

    @Test
    void the_readme_quotes_the_latest_results() throws IOException {
        String readme = ProjectFile.read(README);
        int begin = readme.indexOf(BEGIN) + BEGIN.length();
        int end = readme.indexOf(END);
        assertThat(begin).isBetween(BEGIN.length(), end);
        ProjectFile.check(README, readme.substring(0, begin) + quote() + readme.substring(end));
    }

    private static String quote() throws IOException {
        JsonObject latest = JsonParser.parseString(ProjectFile.read("bench/results/latest.json"))
                .getAsJsonObject();
        String command = latest.get("command").getAsString();
        return """
                Signed in, with permissions and the audit record on, it answers %s the calls a second of a server that
                openapi-mcp-generator makes of the same contract, takes %s the CPU of nginx as a plain proxy for each of them, and
                %s of memory under load: measured%s on %s, %s, by [`%s`](bench/README.md), which repeats it.
                """.formatted(
                        measured(latest, "calls/s against openapi-mcp-generator"),
                        measured(latest, "CPU a call against nginx as proxy"),
                        measured(latest, "RSS under load"),
                        command.endsWith("--quick") ? " before the compiler had warmed up," : "",
                        java(latest.get("machine").getAsString()),
                        latest.get("date").getAsString(),
                        command);
    }

    /** Such as {@code Java 25.0.3}: what it runs on makes the largest difference. */
    private static String java(String machine) {
        return Arrays.stream(machine.split(", ", -1))
                .filter(part -> part.startsWith("Java "))
                .findFirst()
                .orElseThrow();
    }

    private static String measured(JsonObject results, String what) {
        return StreamSupport.stream(results.getAsJsonArray("goals").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .filter(goal -> goal.get("what").getAsString().equals(what))
                .map(goal -> goal.get("measured").getAsString())
                .findFirst()
                .orElseThrow();
    }
}
