package io.kestramcp.sandbox.line;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A path with parameters, such as {@code /api/v1/{tenant}/flows/{namespace}}. A parameter stands for one segment.
 *
 * @param segments the template's segments, without slashes
 */
public record PathTemplate(List<String> segments) {
    /** Literal segments win over parameters, from the left: {@code flows/search} before {@code flows/{namespace}}. */
    public static final Comparator<PathTemplate> MOST_LITERAL_FIRST = Comparator.comparing(PathTemplate::kinds);

    /** The template of a path text. */
    public static PathTemplate of(String path) {
        return new PathTemplate(List.of(path.substring(1).split("/", -1)));
    }

    /**
     * The parameters of a path that fits this template.
     *
     * @param path the decoded segments of a request's path
     * @return the values by parameter name, or empty when the path does not fit
     */
    public Optional<Map<String, String>> match(List<String> path) {
        if (path.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String segment = segments.get(i);
            if (isParameter(segment)) {
                parameters.put(segment.substring(1, segment.length() - 1), path.get(i));
            } else if (!segment.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }

    /** One character per segment: a literal sorts before a parameter. */
    private String kinds() {
        return segments.stream()
                .map(segment -> isParameter(segment) ? "1" : "0")
                .collect(Collectors.joining());
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }
}
