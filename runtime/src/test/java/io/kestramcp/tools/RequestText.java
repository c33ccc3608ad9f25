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

    private static void body(Content content, StringBuilder text) {
        if (content instanceof Content.Text body) {
            text.append("    ")
                    .append(body.mediaType())
                    .append('\n')
                    .append(body.text().indent(6));
        } else if (content instanceof Content.Json body) {
            text.append("    application/json\n      ").append(body.value()).append('\n');
        } else if (content instanceof Content.Multipart body) {
            text.append("    multipart/form-data\n");
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
