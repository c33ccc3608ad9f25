package io.kestramcp.mcp;

import tools.jackson.databind.node.ObjectNode;

/** Content as it goes over the wire, alike in all revisions. */
final class Contents {
    private Contents() {}

    static ObjectNode of(Content content) {
        if (content instanceof Content.Text text) {
            return typed("text").put("text", text.text());
        }
        if (content instanceof Content.Image image) {
            return typed("image").put("data", image.data().base64()).put("mimeType", image.mimeType());
        }
        if (content instanceof Content.Audio audio) {
            return typed("audio").put("data", audio.data().base64()).put("mimeType", audio.mimeType());
        }
        ObjectNode embedded = typed("resource");
        embedded.set("resource", of(((Content.Embedded) content).resource()));
        return embedded;
    }

    static ObjectNode of(ResourceContents contents) {
        ObjectNode node = Wire.object().put("uri", contents.uri()).put("mimeType", contents.mimeType());
        return contents instanceof ResourceContents.TextContents text
                ? node.put("text", text.text())
                : node.put(
                        "blob",
                        ((ResourceContents.BlobContents) contents).blob().base64());
    }

    private static ObjectNode typed(String type) {
        return Wire.object().put("type", type);
    }
}
