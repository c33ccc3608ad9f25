package io.kestramcp.doctor;

import io.kestramcp.config.Settings;
import io.kestramcp.config.SettingsException;
import io.kestramcp.config.SettingsReader;
import io.kestramcp.config.Transport;
import io.kestramcp.oauth.OauthSettings;
import io.kestramcp.tool.ToolCatalog;
import java.time.Duration;
import java.util.Optional;

/** The gateway that is examined: what was set, and what follows from it. Opens nothing. Thread-safe. */
public final class Installation {
    private final Given given;
    private final StartRules rules;
    private final Machine machine;
    private final Duration patience;
    private final Once<Settings> settings;
    private final Once<Optional<OauthSettings>> signIn;

    /**
     * @param rules what the gateway itself starts by
     * @param patience the longest that one request over the network may take
     */
    public Installation(Given given, StartRules rules, Machine machine, Duration patience) {
        this.patience = patience;
        this.given = given;
        this.rules = rules;
        this.machine = machine;
        this.settings = new Once<>(this::read);
        this.signIn = new Once<>(() -> rules.signIn(settings().access()));
    }

    /** Over stdio the caller is the user who started the process. */
    private Settings read() throws SettingsException {
        Settings read = SettingsReader.read(given.flags(), given.environment(), Optional.of(given.dotEnv()));
        return read.server().transport() == Transport.STDIO ? read.withoutSignIn() : read;
    }

    /** What was set, before it is read. */
    public Given given() {
        return given;
    }

    /** What the gateway itself starts by. */
    public StartRules rules() {
        return rules;
    }

    /** Where it runs. */
    public Machine machine() {
        return machine;
    }

    /** The longest that one request over the network may take. */
    public Duration patience() {
        return patience;
    }

    /**
     * Everything that was set.
     *
     * @throws SettingsException when something is wrong with it
     */
    public Settings settings() throws Exception {
        return settings.get();
    }

    /**
     * How callers sign in; empty if nobody does.
     *
     * @throws SettingsException when something is wrong with that
     */
    public Optional<OauthSettings> signIn() throws Exception {
        return signIn.get();
    }

    /** Every tool of this build. */
    public ToolCatalog catalog() {
        return rules.catalog();
    }
}
