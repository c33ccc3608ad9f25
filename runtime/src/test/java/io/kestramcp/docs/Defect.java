package io.kestramcp.docs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was wrong with an earlier server.
 *
 * @param id such as {@code B-11}, which the tests that hold it bear as {@code B_11_} in their names
 * @param words what was wrong
 * @param open why no test holds it
 * @param remaining what of it the tests do not hold, and why
 */
record Defect(String id, String words, Optional<String> open, Optional<String> remaining) {
    /** Those of {@code defects.yaml}, in its order. */
    static List<Defect> read() throws IOException {
        List<Defect> defects = new ArrayList<>();
        MigrationReader.each(
                        MigrationReader.yaml(ProjectFile.read("runtime/src/test/resources/defects.yaml")),
                        entry -> MigrationReader.keys(entry, "defect", "open", "remaining"))
                .forEach((id, entry) -> defects.add(
                        new Defect(id, (String) entry.get("defect"), text(entry, "open"), text(entry, "remaining"))));
        return defects;
    }

    private static Optional<String> text(Map<String, Object> entry, String key) {
        return Optional.ofNullable((String) entry.get(key));
    }
}
