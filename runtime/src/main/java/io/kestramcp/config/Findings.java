package io.kestramcp.config;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong and what should be known while the settings are read. Not thread-safe. */
final class Findings {
    private final List<SettingProblem> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    void problem(String where, String what) {
        problems.add(new SettingProblem(where, what));
    }

    void warning(String sentence) {
        warnings.add(sentence);
    }

    /** For a reader that adds on its own. */
    List<SettingProblem> problems() {
        return problems;
    }

    List<String> warnings() {
        return warnings;
    }
}
