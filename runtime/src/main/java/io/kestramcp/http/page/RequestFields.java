package io.kestramcp.http.page;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;

/** Reads query and form. A name that stands twice is refused: two readers could take different ones. */
final class RequestFields {
    private static final String TYPE = "application/x-www-form-urlencoded";
    private static final int MAX_BYTES = 32 * 1024;

    private RequestFields() {}

    static Map<String, String> query(Request request) {
        String query = request.getHttpURI().getQuery();
        return query == null ? Map.of() : decoded(query);
    }

    static Map<String, String> form(Request request) throws IOException {
        String type = String.valueOf(request.getHeaders().get(HttpHeader.CONTENT_TYPE));
        if (!type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals(TYPE)) {
            throw new BadFieldsException(HttpStatus.UNSUPPORTED_MEDIA_TYPE_415, "A form is sent as " + TYPE + ".");
        }
        // Not closed: that would fail a request whose body is longer, and with it the answer that says so.
        byte[] body = Content.Source.asInputStream(request).readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            throw new BadFieldsException(HttpStatus.PAYLOAD_TOO_LARGE_413, "The form is too large.");
        }
        return decoded(new String(body, StandardCharsets.ISO_8859_1));
    }

    private static Map<String, String> decoded(String text) {
        Fields fields = new Fields();
        try {
            // A form is ASCII; the decoder must not get to replace what is not.
            StandardCharsets.US_ASCII.newDecoder().decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
            UrlEncoded.decodeTo(text, fields::add, StandardCharsets.UTF_8);
        } catch (CharacterCodingException | IllegalArgumentException unreadable) {
            throw new BadFieldsException(HttpStatus.BAD_REQUEST_400, "What was sent is not URL-encoded UTF-8.");
        }
        Map<String, String> values = new HashMap<>();
        for (Fields.Field field : fields) {
            if (field.hasMultipleValues()) {
                throw new BadFieldsException(HttpStatus.BAD_REQUEST_400, "A field was sent twice.");
            }
            values.put(field.getName(), field.getValue());
        }
        return values;
    }
}
