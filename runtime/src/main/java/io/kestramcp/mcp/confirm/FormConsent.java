package io.kestramcp.mcp.confirm;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kestramcp.mcp.Client;
import io.kestramcp.mcp.Question;
import io.kestramcp.mcp.Unanswered;
import io.kestramcp.tool.Consent;
import io.kestramcp.tool.Effect;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Unconfirmed;
import java.util.Map;
import java.util.Optional;

/** For a client that shows forms: its user says yes or no. */
final class FormConsent implements Consent {
    private static final String NAME = "confirm";

    private final Client client;
    private final Steps steps;

    FormConsent(Client client, Steps steps) {
        this.client = client;
        this.steps = steps;
    }

    @Override
    public boolean needed() {
        return true;
    }

    @Override
    public void require(Effect effect) throws Unconfirmed {
        steps.took("asked", effect.words());
        JsonObject answer;
        try {
            answer = client.ask(Map.of(NAME, question(effect)), Client.Trust.ONCE)
                    .get(NAME);
        } catch (Unanswered e) {
            throw new PendingException(e);
        }
        boolean yes = answer.get("action").getAsString().equals("accept")
                && answer.getAsJsonObject("content").get(NAME).getAsBoolean();
        steps.took(yes ? "confirmed" : "declined", effect.words());
        if (!yes) {
            throw new Unconfirmed(declined(effect));
        }
    }

    /** The user is asked when it comes to it. */
    @Override
    public Optional<String> offer(Effect effect) {
        return Optional.empty();
    }

    private static Question question(Effect effect) {
        JsonObject yes = new JsonObject();
        yes.addProperty("type", "boolean");
        yes.addProperty("title", "Do it");
        JsonObject properties = new JsonObject();
        properties.add(NAME, yes);
        JsonArray required = new JsonArray();
        required.add(new JsonPrimitive(NAME));
        JsonObject schema = new JsonObject();
        schema.addProperty("type", "object");
        schema.add("properties", properties);
        schema.add("required", required);
        // The targets are not shown, but make it another question when they change.
        return new Question.Form("Shall this be done? " + effect.words(), schema, effect.targets());
    }

    private static Reply declined(Effect effect) {
        JsonObject content = new JsonObject();
        content.addProperty("done", false);
        content.addProperty("would_do", effect.words());
        content.addProperty("next", "Nothing was done: the user said no. Do not ask again unless the user wants it.");
        return Reply.of(content);
    }
}
