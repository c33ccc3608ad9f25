package io.kestramcp.docs;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the scenarios' harness wrote of one scenario that went well.
 *
 * @param test the test class
 * @param scenario the test method
 * @param line the API line it was tried on
 * @param edition {@code OSS} or {@code EE}
 * @param tools which it called with success
 */
record ScenarioRecord(String test, String scenario, String line, String edition, Set<String> tools) {
    /** Those of this run of the build; empty when the build gave its run no name, so that none were written. */
    static Optional<List<ScenarioRecord>> ofThisRun() throws IOException {
        String run = System.getProperty("scenarios.run", "");
        if (run.isBlank()) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(ProjectFile.path("runtime/target/scenarios/" + run))) {
            return Optional.of(files.map(ScenarioRecord::read).toList());
        }
    }

    private static ScenarioRecord read(Path file) {
        try {
            return new Gson().fromJson(Files.readString(file), ScenarioRecord.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
