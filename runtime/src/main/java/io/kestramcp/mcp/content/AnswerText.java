package io.kestramcp.mcp.content;

import io.kestramcp.mcp.Content;
import io.kestramcp.mcp.ToolAnswer;
import java.util.stream.Collectors;

/** What a model would read of a tool's answer. */
final class AnswerText {
    private AnswerText() {}

    static String of(ToolAnswer answer) {
        return answer.content().stream()
                .filter(Content.Text.class::isInstance)
                .map(each -> ((Content.Text) each).text())
                .collect(Collectors.joining("\n"));
    }
}
