package io.kestramcp.contract;

/**
 * The body of a request. A slice has one media type per operation: overlays take the others away.
 *
 * @param required whether a request without it is refused
 * @param mediaType the media type to send, without parameters
 * @param schema its content; of a multipart body, an object with a property for each part
 */
public record Body(boolean required, String mediaType, Schema schema) {
    /** Whether the body is {@code multipart/form-data}. */
    public boolean multipart() {
        return mediaType.equals("multipart/form-data");
    }

    /** Whether the body is JSON. */
    public boolean json() {
        return mediaType.equals("application/json");
    }

    /** Whether the body is sent as text: YAML, plain text and the like. */
    public boolean text() {
        return !multipart() && !json();
    }
}
