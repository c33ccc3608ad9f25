package io.kestramcp.tool.instance;

import com.google.gson.JsonObject;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.KestraException.Kind;
import io.kestramcp.tool.CallContext;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Tool;
import java.net.URI;
import java.util.List;

/** Where the caller registers a Kestra token of his own. Takes none: what goes through a model stays in its record. */
public final class RegisterKestraToken implements Tool {
    @Override
    public String name() {
        return "register_kestra_token";
    }

    @Override
    public Reply call(CallContext call) throws KestraException {
        URI page = call.kestra()
                .tokenPage()
                .orElseThrow(() -> new KestraException(
                        Kind.NO_CREDENTIAL,
                        0,
                        "This gateway has no page to register Kestra tokens at.",
                        List.of(),
                        "Ask whoever runs it.",
                        false));
        JsonObject answer = new JsonObject();
        answer.addProperty("url", page.toString());
        answer.addProperty(
                "next",
                "Ask the user to open the address in a browser, sign in, and register a Kestra API token there. Do not"
                        + " ask for the token.");
        return Reply.of(answer);
    }
}
