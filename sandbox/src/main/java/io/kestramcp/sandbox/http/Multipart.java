package io.kestramcp.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a multipart/form-data body. */
public final class Multipart {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
    private static final Pattern FILENAME = Pattern.compile("filename=\"([^\"]*)\"");

    private Multipart() {}

    /**
     * One part.
     *
     * @param name the field's name
     * @param filename the file's name, when the part is a file
     * @param content the bytes
     */
    public record Part(String name, Optional<String> filename, Bytes content) {
        /** A field that is no file. */
        public static Part text(String name, String text) {
            return new Part(name, Optional.empty(), Bytes.utf8(text));
        }

        /** The content as text. */
        public String text() {
            return content.text();
        }
    }

    /** Whether a request has a body of this type. */
    public static boolean isMultipart(ReceivedRequest request) {
        return request.mediaType().filter("multipart/form-data"::equals).isPresent();
    }

    /**
     * The parts of a body, in order. A body without a boundary is read as a urlencoded form, as the real server reads
     * it (recording 598 of 1.3).
     */
    public static List<Part> parts(ReceivedRequest request) {
        Matcher boundary = BOUNDARY.matcher(request.header("Content-Type").orElse(""));
        // One byte, one character: binary content survives the split.
        String body = request.body().latin1();
        List<Part> parts = new ArrayList<>();
        if (!boundary.find()) {
            Query.parse(body).parameters().forEach(field -> parts.add(Part.text(field.name(), field.value())));
            return parts;
        }
        for (String piece : body.split(Pattern.quote("--" + boundary.group(1)), -1)) {
            int headersEnd = piece.indexOf("\r\n\r\n");
            if (headersEnd >= 0) {
                parts.add(part(piece.substring(0, headersEnd), piece.substring(headersEnd + 4)));
            }
        }
        return parts;
    }

    private static Part part(String headers, String rest) {
        String content = rest.endsWith("\r\n") ? rest.substring(0, rest.length() - 2) : rest;
        String utf8 = new String(headers.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return new Part(
                find(NAME, utf8).orElse(""),
                find(FILENAME, utf8),
                Bytes.of(content.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static Optional<String> find(Pattern pattern, String headers) {
        Matcher matcher = pattern.matcher(headers);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
