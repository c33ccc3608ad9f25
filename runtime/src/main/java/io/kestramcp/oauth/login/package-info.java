/**
 * Signing in with a browser at the identity provider: OpenID Connect's code flow with PKCE, state and nonce, as its client.
 * What comes of it is an identity; what follows from that is the caller's affair.
 */
package io.kestramcp.oauth.login;
