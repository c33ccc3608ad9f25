package io.kestramcp.cli;

import io.kestramcp.config.AccessSettings;
import io.kestramcp.config.Settings;
import io.kestramcp.config.SettingsException;
import io.kestramcp.http.GatewayServer;
import io.kestramcp.http.HttpLimits;
import io.kestramcp.http.Readiness;
import io.kestramcp.http.SignIn;
import io.kestramcp.oauth.BearerAuthenticator;
import io.kestramcp.oauth.KeyHealth;
import io.kestramcp.oauth.OauthSettings;
import io.kestramcp.store.StoreException;
import io.kestramcp.vault.Sealer;
import io.kestramcp.vault.VaultException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The HTTP server for one set of settings, with sign-in where a provider is set. Closed, it closes all that it made. */
public final class Doors implements AutoCloseable {
    private final Optional<BearerAuthenticator> authenticator;
    private final Optional<OauthSettings> signIn;
    private final Optional<LoginAssembly> login;
    private final Optional<AuthorizationAssembly> authorization;
    private final GatewayServer server;

    /**
     * Binds nothing yet, and asks no provider.
     *
     * @throws SettingsException naming what is wrong with the sign-in
     * @throws IllegalArgumentException when others can reach the address and nobody signs in
     * @throws VaultException when the authorization server needs keys, and there is none, or a bad one
     * @throws StoreException when it needs the store, and that cannot be opened
     */
    public Doors(Settings settings, Assembly assembly) throws SettingsException {
        this.signIn = AccessAssembly.signIn(settings.access());
        this.login = login(settings.access(), assembly);
        this.authorization = AuthorizationAssembly.isWanted(settings.access())
                ? Optional.of(new AuthorizationAssembly(
                        signIn.orElseThrow(),
                        settings.access().authorization(),
                        login.orElseThrow(),
                        assembly.keeping().database()))
                : Optional.empty();
        this.authenticator = signIn.map(known -> new BearerAuthenticator(
                known, authorization.map(own -> own.server().issued())));
        this.server = new GatewayServer(
                settings.server(),
                HttpLimits.of(settings.server().limits()),
                assembly.sharedOffer(),
                () -> checks(new KestraReadiness(assembly.kestra()), assembly.keeping()),
                authenticator.map(known -> signIn(assembly, known)),
                new PageAssembly(signIn, login, authorization, assembly, this::port).routes(),
                authorization.map(AuthorizationAssembly::handler));
    }

    private SignIn signIn(Assembly assembly, BearerAuthenticator known) {
        return authorization
                .map(own -> new SignIn(signIn.orElseThrow(), known, own.server().issuer()))
                .orElseGet(() -> new SignIn(signIn.orElseThrow(), known, assembly.signInScopes()));
    }

    private int port() {
        return server.port();
    }

    /** The way for browsers to sign in, if something needs it. */
    private Optional<LoginAssembly> login(AccessSettings settings, Assembly assembly) throws SettingsException {
        AuthorizationAssembly.check(settings, signIn);
        if (!AuthorizationAssembly.isWanted(settings)
                && assembly.kestra().tokenPage().isEmpty()) {
            return Optional.empty();
        }
        // The keys are looked at first: without them no store is made.
        Sealer sealer = new Sealer(assembly.keeping().keys());
        return LoginAssembly.of(
                signIn.orElseThrow(), settings.signIn(), assembly.keeping().database(), sealer);
    }

    /** The HTTP server, to be started. */
    public GatewayServer server() {
        return server;
    }

    /** How callers sign in, if they do. */
    Optional<OauthSettings> signIn() {
        return signIn;
    }

    private List<Readiness.Check> checks(Readiness kestra, Keeping keeping) {
        List<Readiness.Check> checks = new ArrayList<>(kestra.checks());
        authenticator.ifPresent(known -> known.health()
                .forEach((issuer, health) -> checks.add(new Readiness.Check(
                        "sign-in", health != KeyHealth.NONE, "The keys of " + issuer + " are " + told(health) + "."))));
        if (!keeping.isReachable()) {
            checks.add(new Readiness.Check("store", false, "The store does not answer."));
        }
        return checks;
    }

    private static String told(KeyHealth health) {
        return switch (health) {
            case UNKNOWN -> "not needed yet";
            case FRESH -> "known";
            case STALE -> "those of an earlier answer; the provider gives none that can be used now";
            case NONE -> "not to be had: nobody can sign in";
        };
    }

    @Override
    public void close() throws IOException {
        try {
            server.close();
        } finally {
            authenticator.ifPresent(BearerAuthenticator::close);
            login.ifPresent(LoginAssembly::close);
        }
    }
}
