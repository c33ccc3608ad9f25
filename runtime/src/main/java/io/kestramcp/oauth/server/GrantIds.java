package io.kestramcp.oauth.server;

import io.kestramcp.config.Secret;
import io.kestramcp.store.SecretHash;

/** Names a grant in access tokens, which clients can read: its own id begins every refresh token. */
final class GrantIds {
    /** The claim. */
    static final String CLAIM = "grant";

    private GrantIds() {}

    static String publicId(String grantId) {
        return SecretHash.of(new Secret(grantId));
    }
}
