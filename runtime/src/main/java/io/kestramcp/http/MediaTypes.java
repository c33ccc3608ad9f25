package io.kestramcp.http;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a request says it sends and takes (RFC 9110, sections 8.3 and 12.5.1). */
final class MediaTypes {
    /** A range that the client does not want (RFC 9110, section 12.4.2). */
    private static final Pattern UNWANTED = Pattern.compile(".*;q=0(\\.0*)?(;.*)?");

    private MediaTypes() {}

    /** Whether the body is declared as JSON in UTF-8, the only encoding that JSON has between systems (RFC 8259). */
    static boolean json(List<String> contentTypes) {
        if (contentTypes.size() != 1) {
            return false;
        }
        String[] parts = contentTypes.get(0).toLowerCase(Locale.ROOT).split(";", -1);
        boolean json = parts[0].strip().equals("application/json");
        for (int at = 1; at < parts.length; at++) {
            String parameter = parts[at].strip().replace("\"", "");
            json &= !parameter.startsWith("charset=") || parameter.equals("charset=utf-8");
        }
        return json;
    }

    /** Whether the client takes the type; it does when it does not say what it takes. */
    static boolean accepts(List<String> accept, String type) {
        if (accept.isEmpty()) {
            return true;
        }
        String family = type.substring(0, type.indexOf('/')) + "/*";
        return accept.stream()
                .flatMap(value -> List.of(value.toLowerCase(Locale.ROOT).split(",", -1)).stream())
                .map(range -> range.replace(" ", ""))
                .filter(range ->
                        !range.contains(";q=0") || !UNWANTED.matcher(range).matches())
                .map(range -> range.split(";", 2)[0])
                .anyMatch(range -> range.equals(type) || range.equals(family) || range.equals("*/*"));
    }
}
