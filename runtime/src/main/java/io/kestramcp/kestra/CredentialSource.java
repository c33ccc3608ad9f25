package io.kestramcp.kestra;

import io.kestramcp.config.KestraSettings;
import io.kestramcp.identity.Principal;
import java.net.URI;
import java.util.Optional;

/** Knows with whose rights a caller acts in Kestra. Thread-safe. */
@FunctionalInterface
public interface CredentialSource {
    /**
     * The credential for a caller; empty when there is none, and then nothing is sent.
     *
     * @param caller who calls
     * @throws KestraException when there is none that can be used, with what the caller should do
     */
    Optional<UpstreamCredential> credential(Principal caller) throws KestraException;

    /** Where callers register a token of their own, in a browser; empty when they cannot. */
    default Optional<URI> tokenPage() {
        return Optional.empty();
    }

    /**
     * The operator's own credential, for every caller: Basic when there is a user name, else the API token, else
     * {@link UpstreamCredential.Anonymous}. Only right where every caller is the operator.
     */
    static CredentialSource operator(KestraSettings settings) {
        UpstreamCredential credential = settings.username()
                .<UpstreamCredential>map(name ->
                        new UpstreamCredential.Basic(name, settings.password().orElseThrow()))
                .or(() -> settings.apiToken().map(UpstreamCredential.Bearer::new))
                .orElseGet(UpstreamCredential.Anonymous::new);
        return caller -> Optional.of(credential);
    }
}
