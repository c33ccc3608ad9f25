package io.kestramcp.mcp;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * An answer whose length is counted, signs of life and HTTP's own apart. A character counts as one byte: JSON of this kind is
 * nearly all ASCII, and a copy of every answer would cost more than the difference is worth.
 */
record CountedAnswer(HttpAnswer answer, LongConsumer sent) implements HttpAnswer {
    @Override
    public void accepted() throws IOException {
        answer.accepted();
    }

    @Override
    public void json(int status, Map<String, String> headers, String body) throws IOException {
        count(body);
        answer.json(status, headers, body);
    }

    @Override
    public void insufficientScope(Set<String> scopes) throws IOException {
        answer.insufficientScope(scopes);
    }

    @Override
    public void event(String json) throws IOException {
        count(json);
        answer.event(json);
    }

    @Override
    public void keepAlive() throws IOException {
        answer.keepAlive();
    }

    @Override
    public void endEvents() throws IOException {
        answer.endEvents();
    }

    private void count(String text) {
        sent.accept(text.length());
    }
}
