package io.kestramcp.mcp.confirm;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kestramcp.tool.Consent;
import io.kestramcp.tool.Effect;
import io.kestramcp.tool.Reply;
import io.kestramcp.tool.Unconfirmed;
import java.util.Optional;

/** For a client that shows no forms: the first call tells the effect and a code, the same call with the code does it. */
final class CodeConsent implements Consent {
    private final Codes codes;
    private final Action action;
    private final JsonObject arguments;
    private final Steps steps;

    CodeConsent(Codes codes, Action action, JsonObject arguments, Steps steps) {
        this.codes = codes;
        this.action = action;
        this.arguments = arguments;
        this.steps = steps;
    }

    @Override
    public boolean needed() {
        return true;
    }

    @Override
    public void require(Effect effect) throws Unconfirmed {
        if (!arguments.has(Action.CODE)) {
            throw new Unconfirmed(asked(effect));
        }
        Codes.Outcome outcome =
                code().map(code -> codes.spend(code, action, effect)).orElse(Codes.Outcome.UNKNOWN);
        if (outcome != Codes.Outcome.GOOD) {
            throw new Unconfirmed(refused(outcome, effect));
        }
        steps.took("confirmed", effect.words());
    }

    @Override
    public Optional<String> offer(Effect effect) {
        steps.took("asked", effect.words());
        return Optional.of(codes.issue(action, effect));
    }

    private Optional<String> code() {
        return arguments.get(Action.CODE) instanceof JsonPrimitive given && given.isString()
                ? Optional.of(given.getAsString())
                : Optional.empty();
    }

    private Reply asked(Effect effect) {
        String code = offer(effect).orElseThrow();
        JsonObject content = new JsonObject();
        content.addProperty("done", false);
        content.addProperty("would_do", effect.words());
        content.addProperty("confirmation", code);
        content.addProperty("next", "Nothing was done yet. If the user wants this, " + repeat(code));
        return Reply.of(content);
    }

    private Reply refused(Codes.Outcome outcome, Effect effect) {
        steps.took("refused", effect.words());
        String code = offer(effect).orElseThrow();
        JsonObject content = new JsonObject();
        content.addProperty("error", "not_confirmed");
        content.addProperty("message", "The confirmation " + outcome.cause() + ".");
        content.addProperty("would_do", effect.words());
        content.addProperty("confirmation", code);
        content.addProperty("hint", "If the user wants this, " + repeat(code));
        content.addProperty("retry", "after_change");
        return Reply.failure(content);
    }

    private static String repeat(String code) {
        return "repeat the same call with confirmation: \"" + code + "\". It is good once, for five minutes.";
    }
}
