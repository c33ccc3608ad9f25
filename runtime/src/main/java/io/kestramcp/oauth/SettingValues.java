package io.kestramcp.oauth;

import io.kestramcp.config.SettingProblem;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads typed values out of settings and notes what is wrong with them. A blank value counts as none. */
final class SettingValues {
    private final Map<String, String> settings;
    private final List<SettingProblem> problems;

    /** Notes problems in {@code problems}, which stays the caller's. */
    SettingValues(Map<String, String> settings, List<SettingProblem> problems) {
        this.settings = settings;
        this.problems = problems;
    }

    /** The first of these settings that has a value. */
    Optional<String> text(String... names) {
        return Arrays.stream(names)
                .map(settings::get)
                .filter(value -> value != null && !value.isBlank())
                .map(String::strip)
                .findFirst();
    }

    /** Words parted by commas or white space. */
    Set<String> words(String name) {
        return text(name)
                .map(value -> Arrays.stream(value.split("[,\\s]+"))
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()))
                .orElse(Set.of());
    }

    Optional<URI> url(String... names) {
        return text(names).flatMap(value -> read(names[0], value, ProviderUrl::parse));
    }

    boolean flag(String name) {
        return text(name)
                .flatMap(value -> read(name, value, SettingValues::flagOf))
                .orElse(false);
    }

    Duration seconds(String name, Duration otherwise, Duration most) {
        return text(name)
                .flatMap(value -> read(name, value, text -> secondsOf(text, most)))
                .orElse(otherwise);
    }

    /** What {@code reader} makes of the value; notes the message of its IllegalArgumentException. */
    <T> Optional<T> read(String name, String value, Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(value));
        } catch (IllegalArgumentException e) {
            problem(name, "is \"" + LogText.clean(value) + "\": " + e.getMessage());
            return Optional.empty();
        }
    }

    void problem(String name, String what) {
        problems.add(new SettingProblem(name, what + "."));
    }

    private static Boolean flagOf(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("write true or false");
        };
    }

    private static Duration secondsOf(String value, Duration most) {
        if (!value.matches("\\d{1,9}") || Long.parseLong(value) > most.toSeconds()) {
            throw new IllegalArgumentException("write whole seconds, at most " + most.toSeconds());
        }
        return Duration.ofSeconds(Long.parseLong(value));
    }
}
