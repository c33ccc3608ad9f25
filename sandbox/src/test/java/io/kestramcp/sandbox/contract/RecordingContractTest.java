package io.kestramcp.sandbox.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Proves the sandbox: every recorded exchange with a real server of an operation that it serves is played against it
 * and must agree in status, content type and shape, or be listed with a reason in known-differences.yaml.
 */
class RecordingContractTest {
    private static final double LEAST_SHARE = 0.9;

    @Test
    void theSandboxAgreesWithTheRecordingsOfLine13() throws Exception {
        replay("1.3", "1.3.25", Instant.parse("2026-11-21T08:23:20Z"));
    }

    @Test
    void theSandboxAgreesWithTheRecordingsOfLine20() throws Exception {
        replay("2.0", "2.0", Instant.parse("2026-11-21T08:39:00Z"));
    }

    private static void replay(String line, String directory, Instant start) throws Exception {
        Set<String> toolOperations = toolOperations();
        Tally tally = new Tally();
        try (Replay replay = new Replay(line, start, Seeds.read(directory))) {
            for (Recording recording : recordings(directory)) {
                tally.count(recording, replay.play(recording));
            }
        }
        System.out.println(tally.table(directory, toolOperations));
        tally.disagreements().forEach((name, differences) -> System.out.println("  " + name + ": " + differences));
        Map<String, String> known = knownDifferences(directory);
        Map<String, List<String>> unknown = new TreeMap<>(tally.disagreements());
        unknown.keySet().removeAll(known.keySet());
        assertThat(unknown).as("recordings that disagree without being listed").isEmpty();
        Set<String> stale = new TreeSet<>(known.keySet());
        stale.removeAll(tally.disagreements().keySet());
        assertThat(stale).as("listed recordings that agree, or do not exist").isEmpty();
        assertThat(known.values()).as("reasons").allSatisfy(reason -> assertThat(reason)
                .isNotBlank());
        assertThat(tally.share(toolOperations))
                .as("share of the recordings behind the tools that agree")
                .isGreaterThanOrEqualTo(LEAST_SHARE);
    }

    private static List<Recording> recordings(String directory) throws IOException, URISyntaxException {
        Path files = Path.of(RecordingContractTest.class
                .getResource("/recordings/" + directory)
                .toURI());
        try (Stream<Path> paths = Files.list(files)) {
            List<Path> sorted = paths.sorted().toList();
            Recording[] recordings = new Recording[sorted.size()];
            for (int i = 0; i < recordings.length; i++) {
                recordings[i] = Recording.read(sorted.get(i));
            }
            return List.of(recordings);
        }
    }

    private static Set<String> toolOperations() throws IOException {
        try (InputStream in = RecordingContractTest.class.getResourceAsStream("/recordings/tool-operations.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(" ", -1)))
                    .collect(Collectors.toSet());
        }
    }

    private static Map<String, String> knownDifferences(String directory) throws IOException {
        try (InputStream in = RecordingContractTest.class.getResourceAsStream("/recordings/known-differences.yaml")) {
            Map<String, Map<String, String>> all = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return all.get(directory);
        }
    }
}
