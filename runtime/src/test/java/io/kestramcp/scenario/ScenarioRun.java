package io.kestramcp.scenario;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.kestramcp.scenario.McpCaller.Answer;
import java.io.IOException;
import java.lang.StackWalker.Option;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * One run of a scenario: which test it is, what it was tried on, and which tools it called with success. The build holds
 * the table of scenarios against these records: see {@code ScenarioTableTest}. Thread-safe.
 */
final class ScenarioRun implements McpCaller.Listener {
    private final StackWalker.StackFrame test;
    private final String line;
    private final String edition;
    private final Set<String> tools = new ConcurrentSkipListSet<>();

    /**
     * A run of the scenario in the test method that calls, directly or not.
     *
     * @throws IllegalStateException when no test method calls
     */
    ScenarioRun(String line, String edition) {
        this.test = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.filter(ScenarioRun::isTest).findFirst())
                .orElseThrow(() -> new IllegalStateException("No test method runs this scenario."));
        this.line = line;
        this.edition = edition;
    }

    @Override
    public void answered(String tool, JsonObject arguments, Answer answer) {
        if (!answer.failed()) {
            tools.add(tool);
        }
    }

    /**
     * Writes the record of a run that went well to {@code runtime/target/scenarios}, below the name that the build gave
     * to this run of it; without such a name it does nothing.
     */
    void save() throws IOException {
        Optional<Path> directory = directory();
        if (directory.isEmpty()) {
            return;
        }
        JsonArray names = new JsonArray();
        tools.forEach(names::add);
        JsonObject json = new JsonObject();
        json.addProperty("test", test.getDeclaringClass().getSimpleName());
        json.addProperty("scenario", test.getMethodName());
        json.addProperty("line", line);
        json.addProperty("edition", edition);
        json.add("tools", names);
        Files.createDirectories(directory.get());
        Files.writeString(directory.get().resolve(UUID.randomUUID() + ".json"), json.toString());
    }

    private static Optional<Path> directory() {
        return Optional.ofNullable(System.getProperty("scenarios.run"))
                .filter(run -> !run.isBlank())
                .map(run -> Path.of(System.getProperty("project.root"), "runtime", "target", "scenarios", run));
    }

    private static boolean isTest(StackWalker.StackFrame frame) {
        return Arrays.stream(frame.getDeclaringClass().getDeclaredMethods())
                .filter(method -> method.getName().equals(frame.getMethodName()))
                .anyMatch(method -> AnnotationSupport.isAnnotated(method, Testable.class));
    }
}
