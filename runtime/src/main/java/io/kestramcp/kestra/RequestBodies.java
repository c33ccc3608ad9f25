package io.kestramcp.kestra;

import io.kestramcp.client.Content;
import io.kestramcp.client.KestraRequest;
import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import okio.ByteString;

/** Puts a request's content into the form that Kestra takes (wire notes of 1.3, sections 6 and 7). */
final class RequestBodies {
    private static final MediaType OCTETS = MediaType.get("application/octet-stream");

    /**
     * No bytes and no Content-Type: what Kestra takes for "no inputs". With any Content-Type the same answers 415
     * (recordings 599, 600, 604 of 1.3.25).
     */
    private static final RequestBody NOTHING = RequestBody.create(ByteString.EMPTY, null);

    private RequestBodies() {}

    /** The body; null when there is none and the method does not ask for one. */
    static RequestBody of(KestraRequest request) {
        Content content = request.content();
        if (content instanceof Content.Text text) {
            // Bytes, since OkHttp adds a charset parameter to strings. Kestra reads UTF-8.
            return RequestBody.create(text.text().getBytes(StandardCharsets.UTF_8), MediaType.get(text.mediaType()));
        }
        if (content instanceof Content.Json json) {
            return RequestBody.create(
                    json.value().toString().getBytes(StandardCharsets.UTF_8), MediaType.get("application/json"));
        }
        if (content instanceof Content.Multipart multipart && !multipart.parts().isEmpty()) {
            return multipart(multipart);
        }
        return switch (request.method()) {
            case "POST", "PUT", "PATCH" -> NOTHING;
            default -> null;
        };
    }

    private static RequestBody multipart(Content.Multipart multipart) {
        MultipartBody.Builder body = new MultipartBody.Builder().setType(MultipartBody.FORM);
        for (Content.Part part : multipart.parts()) {
            if (part instanceof Content.FilePart file) {
                body.addFormDataPart(file.name(), file.fileName(), RequestBody.create(file.bytes(), OCTETS));
            } else if (part instanceof Content.TextPart text) {
                body.addFormDataPart(text.name(), text.value());
            }
        }
        return body.build();
    }
}
