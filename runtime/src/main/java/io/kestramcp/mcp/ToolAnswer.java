package io.kestramcp.mcp;

import com.google.gson.JsonObject;
import io.kestramcp.tool.Reply;
import java.util.ArrayList;
import java.util.List;

/**
 * What a tool answers to its client.
 *
 * @param content what the model reads
 * @param structured what programs read, in the form of the tool's output schema; of a failure it is not sent
 * @param failed whether the call did not do what was asked
 */
public record ToolAnswer(List<Content> content, JsonObject structured, boolean failed) {
    /** Copies the list. */
    public ToolAnswer {
        content = List.copyOf(content);
    }

    /** The same answer with a text more for the model. */
    ToolAnswer noted(String note) {
        List<Content> more = new ArrayList<>(content);
        more.add(new Content.Text(note));
        return new ToolAnswer(more, structured, failed);
    }

    /** How much text a model reads. */
    int characters() {
        return content.stream()
                .mapToInt(
                        each -> each instanceof Content.Text text ? text.text().length() : 0)
                .sum();
    }

    /** A reply with its text. */
    public static ToolAnswer of(Reply reply) {
        return new ToolAnswer(List.of(new Content.Text(reply.text())), reply.content(), reply.failed());
    }
}
