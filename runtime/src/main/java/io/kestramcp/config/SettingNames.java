package io.kestramcp.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges names alone, where the values may be wrong too. */
public final class SettingNames {
    private SettingNames() {}

    /**
     * The names that keep the gateway from starting, as {@link SettingsReader} would tell them.
     *
     * @param dotEnv which need not exist; one that cannot be read has no names
     */
    public static List<SettingProblem> unknown(Map<String, String> environment, Optional<Path> dotEnv) {
        Findings findings = new Findings();
        KnownKeys known = new KnownKeys();
        known.check(environment.keySet(), true, "", findings);
        dotEnv.filter(Files::isRegularFile).ifPresent(file -> {
            String name = String.valueOf(file.getFileName());
            try {
                known.check(
                        DotEnv.read(name, Files.readString(file), new ArrayList<>())
                                .keySet(),
                        false,
                        name + " ",
                        findings);
            } catch (IOException unreadable) {
                // Told where the values are read.
            }
        });
        return List.copyOf(findings.problems());
    }
}
