package io.kestramcp.cli;

import io.kestramcp.access.Audit;
import io.kestramcp.access.Gate;
import io.kestramcp.access.StepUps;
import io.kestramcp.config.Settings;
import io.kestramcp.config.SettingsException;
import io.kestramcp.http.token.TokenDesk;
import io.kestramcp.kestra.HttpKestraClient;
import io.kestramcp.mcp.About;
import io.kestramcp.mcp.Offer;
import io.kestramcp.mcp.ServedTools;
import io.kestramcp.mcp.confirm.Confirmations;
import io.kestramcp.oauth.server.GrantRecord;
import io.kestramcp.store.StoreException;
import io.kestramcp.tool.CredentialTrial;
import io.kestramcp.tool.ToolCatalog;
import io.kestramcp.tools.GeneratedTools;
import io.kestramcp.vault.VaultException;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The gateway's parts, put together for one set of settings. Nothing is connected before the first call. */
public final class Assembly implements AutoCloseable {
    private static final String INSTRUCTIONS =
            "Tools for one Kestra instance: namespaces hold flows; running a flow makes an execution, which has logs."
                    + " Find ids with the search and list tools before you use them.";

    private final Observation observation;
    private final HttpKestraClient kestra;
    private final Gate gate;
    private final ServedTools tools;
    private final Keeping keeping;
    private final Audit audit;
    private final TokenTrial trial;

    /**
     * Puts together.
     *
     * @throws IllegalArgumentException naming every toolset or tool in the settings that does not exist, or what is wrong
     *     with the policy
     * @throws SettingsException naming what is wrong with the sign-in
     * @throws IOException when the audit file cannot be written
     * @throws StoreException when the store is needed and cannot be opened
     * @throws VaultException when keys are needed, and there is none, or a bad one
     */
    public Assembly(Settings settings) throws IOException, SettingsException {
        this(settings, catalog());
    }

    /** Likewise, with other tools than those of this build. */
    public Assembly(Settings settings, ToolCatalog catalog) throws IOException, SettingsException {
        this.observation = new Observation(settings.operation());
        this.gate = AccessAssembly.gate(settings, catalog);
        this.audit = AccessAssembly.audit(settings.access());
        this.keeping = new Keeping(settings);
        this.kestra = new HttpKestraClient(
                settings.kestra(),
                CredentialAssembly.source(settings, keeping, observation),
                catalog.lines(),
                Version.current());
        this.trial =
                new TokenTrial(new CredentialTrial(catalog, settings.kestra().tenant()), kestra);
        this.tools = new ServedTools(
                catalog,
                gate,
                new StepUps(Clock.systemUTC()),
                audit,
                confirmations(settings, keeping),
                kestra,
                settings.kestra().tenant(),
                settings.operation().labelExecutions());
    }

    private static Confirmations confirmations(Settings settings, Keeping keeping) {
        Predicate<ToolCatalog.Entry> needed =
                switch (settings.tools().confirm()) {
                    case NEVER -> tool -> false;
                    case BULK -> tool -> tool.tool().bulk();
                    case DESTRUCTIVE ->
                        tool -> tool.tool().bulk() || tool.descriptor().hints().destructive();
                };
        return new Confirmations(needed, keeping.codes(), settings.kestra().tenant());
    }

    /** Every tool of this build. */
    public static ToolCatalog catalog() {
        return GeneratedTools.catalog();
    }

    /** How this server introduces itself. */
    public static About about() {
        return new About("kestra-mcp", "Kestra", Version.current(), INSTRUCTIONS, Icon.dataUri());
    }

    /** What is served. */
    public Offer offer() {
        return OfferAssembly.offer(about(), tools, gate);
    }

    /** Likewise, together with the other gateways of the same store. */
    Offer sharedOffer() {
        return offer().sharedBy(keeping.replicas());
    }

    /** What a client without a token is to ask for, as the policy has it at the time. */
    Supplier<Set<String>> signInScopes() {
        return gate::signInScopes;
    }

    /** Where users hand in tokens. */
    TokenDesk desk() {
        return new VaultDesk(keeping.vault(), trial, audit);
    }

    /** Where it is recorded what becomes of grants. */
    GrantRecord grantRecord() {
        return new AuditedGrants(audit);
    }

    /** What is kept. */
    Keeping keeping() {
        return keeping;
    }

    /** Who watches. */
    Observation observation() {
        return observation;
    }

    /** The way to Kestra. */
    public HttpKestraClient kestra() {
        return kestra;
    }

    @Override
    public void close() {
        try {
            kestra.close();
        } finally {
            keeping.close();
            observation.close();
        }
    }
}
