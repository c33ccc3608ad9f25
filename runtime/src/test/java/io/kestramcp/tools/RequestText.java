package io.kestramcp.tools;

import io.kestramcp.client.Content;
import io.kestramcp.client.KestraRequest;

/** A request as a reviewer reads it. */
final class RequestText {
    private RequestText() {}

    static String of(KestraRequest request) {
        StringBuilder text = new StringBuilder();
        text.append(request.method()).append(' ').append(request.path()).append('\n');
        request.query().forEach(each -> text.append("    ? ")
                .append(each.name())
                .append('=')
                .append(each.value())
                .append('\n'));
        request.headers().forEach(each -> text.append("    ")
                .append(each.name())
                .append(": ")
                .append(each.value())
                .append('\n'));
        body(request.content(), text);
        return text.toString();
    }

    /** The media type of a body, without parameters; empty when there is none. */
    static String mediaType(Content content) {
        if (content instanceof Content.Text body) {
            return body.mediaType();
        }
        if (content instanceof Content.Json) {
            return "application/json";
        }
        return content instanceof Content.Multipart ? "multipart/form-data" : "";
    }

    private static void body(Content content, StringBuilder text) {
        String type = mediaType(content);
        if (!type.isEmpty()) {
            text.append("    ").append(type).append('\n');
        }
        if (content instanceof Content.Text body) {
            text.append(body.text().indent(6));
        } else if (content instanceof Content.Json body) {
            text.append("      ").append(body.value()).append('\n');
        } else if (content instanceof Content.Multipart body) {
            body.parts().forEach(part -> text.append(part(part).indent(6)));
        }
    }

    private static String part(Content.Part part) {
        return part instanceof Content.FilePart file
                ? file.name() + " (file " + file.fileName() + "): "
                        + file.bytes().hex()
                : part.name() + " = " + ((Content.TextPart) part).value();
    }
}
