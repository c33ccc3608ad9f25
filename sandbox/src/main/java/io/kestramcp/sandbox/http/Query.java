package io.kestramcp.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The query parameters of a request, decoded, in the order in which they came.
 *
 * @param parameters every name and value; a name may repeat
 */
public record Query(List<Parameter> parameters) {
    /** One parameter. A name without {@code =} has an empty value. */
    public record Parameter(String name, String value) {}

    /** Decodes a raw query; null means none. */
    public static Query parse(String raw) {
        List<Parameter> parameters = new ArrayList<>();
        for (String pair : raw == null || raw.isEmpty() ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            parameters.add(new Parameter(
                    decode(equals < 0 ? pair : pair.substring(0, equals)),
                    equals < 0 ? "" : decode(pair.substring(equals + 1))));
        }
        return new Query(List.copyOf(parameters));
    }

    /** The first value of a name. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** All values of a name. */
    public List<String> all(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .toList();
    }

    /** Whether a parameter is there and says {@code true}; anything else is false, as Kestra converts it. */
    public boolean isTrue(String name) {
        return first(name).map(Boolean::parseBoolean).orElse(false);
    }

    /** A parameter that must be there; 400 when it is not. */
    public String required(String name) {
        return first(name).orElseThrow(() -> Refusal.badRequest("Required QueryValue [" + name + "] not specified"));
    }

    /** A whole number; 422 when it is none. */
    public Optional<Integer> integer(String name) {
        return converted(name, Integer::valueOf);
    }

    /** A parameter of any type; 422 with the converter's complaint when the text does not convert. */
    public <T> Optional<T> converted(String name, Function<String, T> converter) {
        return first(name).map(value -> convert(name, value, converter));
    }

    /** All values of a parameter, converted; 422 with the converter's complaint when one does not convert. */
    public <T> List<T> allConverted(String name, Function<String, T> converter) {
        return all(name).stream().map(value -> convert(name, value, converter)).toList();
    }

    private static <T> T convert(String name, String value, Function<String, T> converter) {
        try {
            return converter.apply(value);
        } catch (RuntimeException e) {
            throw Refusal.unconvertible(name, value, e.getMessage());
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
