package io.kestramcp.cli;

import io.kestramcp.access.Audit;
import io.kestramcp.access.AuditLog;
import io.kestramcp.access.Gate;
import io.kestramcp.access.Policy;
import io.kestramcp.access.PolicyFile;
import io.kestramcp.access.Vocabulary;
import io.kestramcp.config.AccessSettings;
import io.kestramcp.config.SettingProblem;
import io.kestramcp.config.Settings;
import io.kestramcp.config.SettingsException;
import io.kestramcp.oauth.OauthSettings;
import io.kestramcp.oauth.OauthSettingsReader;
import io.kestramcp.tool.ToolCatalog;
import io.kestramcp.tool.ToolSelection;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Makes of the settings who is let in, and to what. */
final class AccessAssembly {
    private AccessAssembly() {}

    /**
     * How callers sign in; empty if nobody does.
     *
     * @throws SettingsException also when something about sign-in is set, but no provider: who wants callers to be
     *     identified must not serve everybody
     */
    static Optional<OauthSettings> signIn(AccessSettings settings) throws SettingsException {
        Optional<OauthSettings> read = OauthSettingsReader.read(settings.signIn());
        if (read.isEmpty() && !settings.signIn().isEmpty()) {
            throw new SettingsException(
                    List.of(
                            new SettingProblem(
                                    String.join(", ", settings.signIn().keySet()),
                                    "is about sign-in, but OIDC_ISSUER_URL is not set, so nobody could sign in. Set it too, or remove this.")));
        }
        return read;
    }

    /** The decision point. */
    static Gate gate(Settings settings, ToolCatalog catalog) throws SettingsException {
        return new Gate(selection(settings, catalog), policy(settings.access(), catalog));
    }

    /** What the operator lets be served at all. */
    static ToolSelection selection(Settings settings, ToolCatalog catalog) throws SettingsException {
        Set<String> disabled = new LinkedHashSet<>(settings.tools().disabled());
        if (CredentialAssembly.tokenPage(settings).isEmpty()) {
            disabled.add(CredentialAssembly.PAGE_TOOL);
        }
        return ToolSelection.of(
                catalog,
                settings.tools().toolsets(),
                disabled,
                settings.tools().readOnly(),
                settings.tools().noDestructive());
    }

    /** The policy file, which is looked at again now and then, or the standard policy. */
    static Supplier<Policy> policy(AccessSettings settings, ToolCatalog catalog) {
        Vocabulary words = Vocabulary.of(catalog);
        if (settings.policyFile().isPresent()) {
            return new PolicyFile(settings.policyFile().get(), words, System::nanoTime);
        }
        Policy standard = Policy.standard(words);
        return () -> standard;
    }

    /** The record of decisions. Of the local user there is none unless a file is named. */
    static Audit audit(AccessSettings settings) throws IOException {
        Optional<AuditLog> log = settings.signIn().isEmpty() ? Optional.empty() : Optional.of(AuditLog.standardError());
        if (settings.auditFile().isPresent()) {
            log = Optional.of(AuditLog.file(settings.auditFile().get()));
        }
        return new Audit(log, Clock.systemUTC());
    }
}
