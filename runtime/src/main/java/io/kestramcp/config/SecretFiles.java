package io.kestramcp.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The files that may hold secrets: {@code .env}, those that {@code KEY_FILE} names, and the private key. */
public final class SecretFiles {
    private SecretFiles() {}

    /** Each once; none need exist. One that is no path is left out: reading the settings tells it. */
    public static List<Path> of(Map<String, String> environment, Optional<Path> dotEnv) {
        List<Map<String, String>> layers = new ArrayList<>(List.of(environment));
        Set<Path> files = new LinkedHashSet<>();
        dotEnv.filter(Files::isRegularFile).ifPresent(file -> {
            files.add(file);
            layers.add(lines(file));
        });
        for (Map<String, String> layer : layers) {
            keys().map(layer::get)
                    .filter(text -> text != null && !text.isBlank())
                    .forEach(text -> {
                        try {
                            files.add(Path.of(text.strip()));
                        } catch (InvalidPathException noPath) {
                            // Told where the values are read.
                        }
                    });
        }
        return List.copyOf(files);
    }

    private static Stream<String> keys() {
        return Stream.concat(
                Arrays.stream(Setting.values()).filter(Setting::secret).map(KnownKeys::fileKey),
                Stream.concat(
                        Stream.of(Setting.KESTRA_MCP_TLS_KEY_FILE.key()),
                        KnownKeys.SIGN_IN_SECRETS.stream().map(KnownKeys::fileKey)));
    }

    private static Map<String, String> lines(Path file) {
        Map<String, String> lines = new LinkedHashMap<>();
        try {
            DotEnv.read(String.valueOf(file.getFileName()), Files.readString(file), new ArrayList<>())
                    .forEach((key, entry) -> lines.put(key, entry.value()));
        } catch (IOException unreadable) {
            // Likewise.
        }
        return lines;
    }
}
