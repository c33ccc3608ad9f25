package io.kestramcp.client;

import com.google.gson.JsonElement;
import java.util.List;
import okio.ByteString;

/** The body of a request. */
public sealed interface Content {
    /** No body and no Content-Type. Kestra refuses an empty body that has one (recordings 599, 600, 604 of 1.3.25). */
    record None() implements Content {}

    /** Text, sent as it is in UTF-8 under {@code mediaType}. */
    record Text(String mediaType, String text) implements Content {}

    /** JSON, sent as {@code application/json}. */
    record Json(JsonElement value) implements Content {}

    /** {@code multipart/form-data}. Without parts it is sent as {@link None}, which Kestra takes for "no inputs". */
    record Multipart(List<Part> parts) implements Content {
        /** Keeps an unmodifiable copy. */
        public Multipart {
            parts = List.copyOf(parts);
        }
    }

    /** One part of a multipart body. */
    sealed interface Part {
        /** The part's name: for a flow input, its id. */
        String name();
    }

    /** A plain part, without a file name. */
    record TextPart(String name, String value) implements Part {}

    /** A part with a file name: Kestra stores it and the input becomes its URI (wire notes of 1.3, section 7). */
    record FilePart(String name, String fileName, ByteString bytes) implements Part {}
}
