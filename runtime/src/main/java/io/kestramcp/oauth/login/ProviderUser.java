package io.kestramcp.oauth.login;

import io.kestramcp.config.Secret;
import io.kestramcp.identity.Identity;
import java.util.Optional;

/**
 * A user as the provider vouched for him.
 *
 * @param identity who he is, and what the provider claims about him
 * @param session the provider's refresh token, with which it can be asked again; empty if it gave none
 */
public record ProviderUser(Identity identity, Optional<Secret> session) {}
