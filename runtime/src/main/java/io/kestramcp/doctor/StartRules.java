package io.kestramcp.doctor;

import io.kestramcp.access.Policy;
import io.kestramcp.config.AccessSettings;
import io.kestramcp.config.Settings;
import io.kestramcp.config.SettingsException;
import io.kestramcp.oauth.OauthSettings;
import io.kestramcp.tool.ToolCatalog;
import io.kestramcp.tool.ToolSelection;
import java.util.Optional;

/** What the gateway starts by: the same rules, so that the doctor and the gateway are of one mind. They ask nobody. */
public interface StartRules {
    /** This build's version. */
    String version();

    /** Every tool of this build. */
    ToolCatalog catalog();

    /**
     * How callers sign in; empty if nobody does.
     *
     * @throws SettingsException when something is wrong with what was set for it
     */
    Optional<OauthSettings> signIn(AccessSettings settings) throws SettingsException;

    /**
     * Looks whether all is set that the authorization server needs.
     *
     * @throws SettingsException when there is to be one, and something is missing
     */
    void checkAuthorization(AccessSettings settings, Optional<OauthSettings> signIn) throws SettingsException;

    /**
     * What is served at all.
     *
     * @throws IllegalArgumentException naming every toolset or tool that does not exist
     */
    ToolSelection selection(Settings settings) throws SettingsException;

    /**
     * What is granted to whom.
     *
     * @throws io.kestramcp.access.PolicyException naming everything that is wrong with the file
     */
    Policy policy(AccessSettings settings);

    /** Whether the gateway is a client of the first provider, so that people can sign in with a browser. */
    boolean isClient(AccessSettings settings, OauthSettings signIn);

    /**
     * Whether something is kept in the store, sealed with keys.
     *
     * @throws io.kestramcp.store.StoreException when the store's location is none
     */
    boolean keeps(Settings settings);
}
