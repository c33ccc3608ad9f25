package io.kestramcp.cli;

import io.kestramcp.doctor.StartRules;

/** Lends the program's own rules to tests of the doctor. */
public final class ProgramRules {
    private ProgramRules() {}

    public static StartRules own() {
        return new OwnRules();
    }
}
