package io.kestramcp.cli;

import io.kestramcp.config.AccessSettings;
import io.kestramcp.config.ServerSettings;
import io.kestramcp.config.Settings;
import io.kestramcp.config.SettingsException;
import io.kestramcp.http.GatewayServer;
import io.kestramcp.http.HttpLimits;
import io.kestramcp.http.ManagementServer;
import io.kestramcp.http.Readiness;
import io.kestramcp.http.SignIn;
import io.kestramcp.oauth.BearerAuthenticator;
import io.kestramcp.oauth.OauthSettings;
import io.kestramcp.observe.metrics.Meters;
import io.kestramcp.observe.metrics.Metric;
import io.kestramcp.store.StoreException;
import io.kestramcp.vault.Sealer;
import io.kestramcp.vault.VaultException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
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
    private final Optional<ManagementServer> management;
    private final Optional<KestraUp> kestraUp;

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
                        assembly.keeping().database(),
                        assembly.grantRecord()))
                : Optional.empty();
        this.authenticator = signIn.map(known -> new BearerAuthenticator(
                known, authorization.map(own -> own.server().issued())));
        this.server = new GatewayServer(
                settings.server(),
                HttpLimits.of(settings.server().limits()),
                assembly.sharedOffer(),
                () -> checks(new KestraReadiness(assembly.kestra()), assembly.keeping()),
                authenticator.map(known -> signIn(assembly, known)),
                new PageAssembly(signIn, login, authorization, assembly, () -> own(settings.server())).routes(),
                authorization.map(AuthorizationAssembly::server),
                assembly.observation().watch());
        this.kestraUp = assembly.observation().meters().map(meters -> new KestraUp(assembly.kestra()));
        assembly.observation().meters().ifPresent(this::measure);
        this.management = assembly.observation()
                .meters()
                .map(meters -> new ManagementServer(
                        settings.operation().managementHost(),
                        settings.operation().managementPort().orElseThrow(),
                        settings.server().allowedHosts(),
                        server,
                        meters::scrape));
    }

    /**
     * Binds the addresses and serves.
     *
     * @throws IOException when one is taken or not of this machine
     */
    public void start() throws IOException {
        if (management.isPresent()) {
            management.get().start();
        }
        server.start();
    }

    private SignIn signIn(Assembly assembly, BearerAuthenticator known) {
        return authorization
                .map(own -> new SignIn(signIn.orElseThrow(), known, own.server().issuer()))
                .orElseGet(() -> new SignIn(signIn.orElseThrow(), known, assembly.signInScopes()));
    }

    private URI own(ServerSettings settings) {
        return URI.create(settings.scheme() + "://localhost:" + server.port());
    }

    /** The way for browsers to sign in, if something needs it. */
    private Optional<LoginAssembly> login(AccessSettings settings, Assembly assembly) throws SettingsException {
        AuthorizationAssembly.check(settings, signIn);
        if (!AuthorizationAssembly.isWanted(settings)
                && assembly.kestra().tokenPage().isEmpty()) {
            return Optional.empty();
        }
        // The keys are looked at first: without them no store is made.
        Sealer sealer = assembly.keeping().sealer();
        return LoginAssembly.of(
                signIn.orElseThrow(), settings.signIn(), assembly.keeping().database(), sealer);
    }

    /** The HTTP server, to be started. */
    public GatewayServer server() {
        return server;
    }

    /** Where the platform asks, if it has a port for that. */
    public Optional<ManagementServer> management() {
        return management;
    }

    /** How callers sign in, if they do. */
    Optional<OauthSettings> signIn() {
        return signIn;
    }

    private List<Readiness.Check> checks(Readiness kestra, Keeping keeping) {
        List<Readiness.Check> checks = new ArrayList<>(kestra.checks());
        authenticator.ifPresent(known -> checks.addAll(new SignInReadiness(known).checks()));
        keeping.trouble()
                .ifPresent(told -> checks.add(
                        new Readiness.Check("store", told.isEmpty(), told.isEmpty() ? "The store answers." : told)));
        server.certificate().ifPresent(shown -> checks.addAll(new CertificateReadiness(shown).checks()));
        return checks;
    }

    private void measure(Meters meters) {
        meters.gauge(Metric.STREAMS, server::openStreams);
        meters.gauge(Metric.TASKS, server::tasks);
        kestraUp.ifPresent(known -> meters.gauge(Metric.KESTRA_UP, known));
        server.certificate()
                .ifPresent(shown -> meters.gauge(
                        Metric.CERTIFICATE_END, () -> shown.get().until().getEpochSecond()));
        authenticator.ifPresent(known -> known.keyAges()
                .keySet()
                .forEach(issuer -> meters.gauge(
                        Metric.JWKS_AGE, () -> seconds(known.keyAges().get(issuer)), issuer)));
    }

    private static double seconds(Optional<Duration> age) {
        return age.map(known -> known.toMillis() / 1000.0).orElse(Double.NaN);
    }

    @Override
    public void close() throws IOException {
        try {
            server.close();
        } finally {
            authenticator.ifPresent(BearerAuthenticator::close);
            login.ifPresent(LoginAssembly::close);
            if (management.isPresent()) {
                management.get().close();
            }
            // After whoever asks it.
            kestraUp.ifPresent(KestraUp::close);
        }
    }
}
