package io.kestramcp.sandbox.contract;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What happened between two recordings and was not kept: calls to repeat, time to let pass. One file per line. */
final class Seeds {
    private final List<Map<String, Object>> steps;

    /**
     * One step.
     *
     * @param call method and path of a call below /api/v1/main; empty for none
     * @param type of the call's body
     * @param body of the call
     * @param learns the recorded id that the call's answer has another of; empty for none
     * @param advance the time to let pass after it
     */
    record Step(Optional<String> call, String type, String body, Optional<String> learns, Duration advance) {}

    private Seeds(List<Map<String, Object>> steps) {
        this.steps = steps;
    }

    static Seeds read(String line) throws IOException {
        try (InputStream in = Seeds.class.getResourceAsStream("/recordings/seeds-" + line + ".yaml")) {
            return new Seeds(new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
        }
    }

    /** The steps that come before a recording, by its number. */
    List<Step> before(Recording recording) {
        String number = recording.name().substring(0, 3);
        List<Step> found = new ArrayList<>();
        for (Map<String, Object> step : steps) {
            if (number.equals(step.get("before"))) {
                found.add(new Step(
                        text(step, "call"),
                        text(step, "type").orElse("application/json"),
                        text(step, "body").orElse(""),
                        text(step, "learns"),
                        text(step, "advance").map(Duration::parse).orElse(Duration.ZERO)));
            }
        }
        return found;
    }

    private static Optional<String> text(Map<String, Object> step, String name) {
        return Optional.ofNullable(step.get(name)).map(Object::toString);
    }
}
