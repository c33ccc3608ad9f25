package io.kestramcp.oauth;

import io.kestramcp.config.IssuerSetting;
import io.kestramcp.config.SettingProblem;
import io.kestramcp.config.SettingsException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@link OauthSettings} out of named settings. A pure function: looks at no environment.
 *
 * <p>{@code KESTRA_MCP_PUBLIC_URL} (also {@code AUTH_SERVER_ISSUER_URL}, its older name) and, for the first issuer,
 * {@code OIDC_ISSUER_URL}, {@code _ISSUER} (the exact {@code iss}, where it is not the URL), {@code _JWKS_URI} (then
 * no metadata is read), {@code _AUDIENCE} (default: the canonical URI), {@code _AUDIENCE_ONLY}, {@code _ALGORITHMS},
 * {@code _TOKEN_TYPES} (default {@code at+jwt}; many providers need {@code at+jwt,JWT}, some {@code absent}),
 * {@code _CLOCK_SKEW_SECONDS} (60), {@code _MAX_TOKEN_LIFETIME_SECONDS} (two days), and for opaque tokens
 * {@code _INTROSPECTION=true} or {@code _INTROSPECTION_URL} with {@code _CLIENT_ID} and {@code _CLIENT_SECRET}. Up to
 * eight more issuers stand under {@code OIDC_2_…} to {@code OIDC_9_…}. {@code ENTRA_TENANT_ID} stands for the issuer of
 * that directory, {@code ENTRA_CLIENT_ID} and {@code ENTRA_CLIENT_SECRET} for the {@code OIDC_} ones.
 */
public final class OauthSettingsReader {
    private static final String PUBLIC_URL = "KESTRA_MCP_PUBLIC_URL";

    private final List<SettingProblem> problems = new ArrayList<>();
    private final SettingValues values;

    private OauthSettingsReader(Map<String, String> settings) {
        this.values = new SettingValues(settings, problems);
    }

    /**
     * The settings; empty if no issuer is named, that is, the gateway is to run without sign-in.
     *
     * @throws SettingsException with every problem found
     */
    public static Optional<OauthSettings> read(Map<String, String> settings) throws SettingsException {
        return new OauthSettingsReader(settings).read();
    }

    private Optional<OauthSettings> read() throws SettingsException {
        List<String> prefixes =
                IssuerSetting.prefixes().stream().filter(this::isUsed).toList();
        if (prefixes.isEmpty()) {
            return Optional.empty();
        }
        Optional<URI> publicUrl = publicUrl();
        URI resource = URI.create(publicUrl.map(URI::toString).orElse("") + OauthSettings.MCP_PATH);
        List<IssuerSettings> issuers = prefixes.stream()
                .flatMap(prefix ->
                        new IssuerSettingsReader(values, prefix, prefix.equals("OIDC_")).read(resource).stream())
                .toList();
        failOnProblems();
        try {
            return Optional.of(new OauthSettings(publicUrl.orElseThrow(), issuers, notes()));
        } catch (IllegalArgumentException e) {
            throw new SettingsException(List.of(new SettingProblem("OIDC_ISSUER_URL", e.getMessage() + ".")));
        }
    }

    private boolean isUsed(String prefix) {
        return IssuerSettingsReader.NAMES.stream()
                        .anyMatch(name -> values.text(prefix + name).isPresent())
                || (prefix.equals("OIDC_") && values.text("ENTRA_TENANT_ID").isPresent());
    }

    private Optional<URI> publicUrl() {
        Optional<URI> url = values.url(PUBLIC_URL, "AUTH_SERVER_ISSUER_URL");
        if (url.isEmpty() && problems.isEmpty()) {
            values.problem(PUBLIC_URL, "is not set: name the address at which clients reach this gateway");
        }
        return url.map(OauthSettingsReader::canonical);
    }

    /** Scheme and host in lower case, no slash at the end (RFC 8707 and the MCP chapter's canonical form). */
    private static URI canonical(URI url) {
        String host = url.getHost().toLowerCase(Locale.ROOT) + (url.getPort() < 0 ? "" : ":" + url.getPort());
        String path = url.getRawPath().replaceAll("/+$", "");
        return URI.create(url.getScheme().toLowerCase(Locale.ROOT) + "://" + host + path);
    }

    private List<String> notes() {
        return values
                .text("OIDC_AUTHORITY")
                .map(ignored -> "OIDC_AUTHORITY has no effect: the provider's own metadata, found at OIDC_ISSUER_URL, "
                        + "says where its endpoints are.")
                .stream()
                .toList();
    }

    private void failOnProblems() throws SettingsException {
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
    }
}
