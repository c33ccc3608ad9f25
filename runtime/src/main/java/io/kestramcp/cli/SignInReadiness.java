package io.kestramcp.cli;

import io.kestramcp.http.Readiness;
import io.kestramcp.oauth.BearerAuthenticator;
import io.kestramcp.oauth.KeyHealth;
import java.util.List;

/** Ready means: there are keys to judge each issuer's tokens by. Asks for them if there are none yet. */
record SignInReadiness(BearerAuthenticator authenticator) implements Readiness {
    @Override
    public List<Check> checks() {
        authenticator.lookForKeys();
        return authenticator.health().entrySet().stream()
                .map(each -> new Check(
                        "sign-in",
                        each.getValue() == KeyHealth.FRESH || each.getValue() == KeyHealth.STALE,
                        "The keys of " + each.getKey() + " are " + told(each.getValue()) + "."))
                .toList();
    }

    private static String told(KeyHealth health) {
        return switch (health) {
            case UNKNOWN -> "being asked for";
            case FRESH -> "known";
            case STALE -> "those of an earlier answer; the provider gives none that can be used now";
            case NONE -> "not to be had: nobody can sign in. They are asked for again";
        };
    }
}
