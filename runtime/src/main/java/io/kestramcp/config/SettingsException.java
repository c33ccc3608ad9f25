package io.kestramcp.config;

import java.util.List;
import java.util.stream.Collectors;

/** The settings cannot be used. Names every problem at once, one line each; shows no secret. */
public final class SettingsException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<SettingProblem> problems;

    /** @param problems at least one */
    public SettingsException(List<SettingProblem> problems) {
        super(problems.stream().map(SettingProblem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    /** Everything that is wrong. */
    public List<SettingProblem> problems() {
        return problems;
    }
}
