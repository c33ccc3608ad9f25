package io.kestramcp.oauth;

import java.util.List;

/** Settings that cannot be used: every problem at once, each with the setting's name and what to do. */
public final class OauthSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    OauthSettingsException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence for each problem. */
    public List<String> problems() {
        return problems;
    }
}
