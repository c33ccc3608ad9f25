package io.kestramcp.cli;

import io.kestramcp.config.Secret;
import io.kestramcp.mcp.confirm.Action;
import io.kestramcp.mcp.confirm.Codes;
import io.kestramcp.store.Confirmations;
import io.kestramcp.tool.Effect;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Codes that every gateway of one store knows. Thread-safe.
 *
 * @param confirmations opens the store when the first code is given out, and not before
 */
record StoredCodes(Supplier<Confirmations> confirmations) implements Codes {
    private static final Duration LIFE = Duration.ofMinutes(5);

    @Override
    public String issue(Action action, Effect effect) {
        return confirmations
                .get()
                .issue(action.caller(), text(action), text(effect), LIFE)
                .reveal();
    }

    @Override
    public Outcome spend(String code, Action action, Effect effect) {
        return switch (confirmations.get().spend(new Secret(code), action.caller(), text(action), text(effect))) {
            case GOOD -> Outcome.GOOD;
            case UNKNOWN -> Outcome.UNKNOWN;
            case USED -> Outcome.USED;
            case EXPIRED -> Outcome.EXPIRED;
            case OTHER_ACTION -> Outcome.OTHER_CALL;
            case OTHER_EFFECT -> Outcome.OTHER_EFFECT;
        };
    }

    private static String text(Action action) {
        return String.join("\n", action.tenant(), action.tool(), action.arguments());
    }

    private static String text(Effect effect) {
        return effect.words() + "\n" + effect.targets();
    }
}
