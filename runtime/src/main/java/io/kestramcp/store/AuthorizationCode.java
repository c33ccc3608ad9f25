package io.kestramcp.store;

/**
 * What an authorization code stands for.
 *
 * @param grant what the user granted
 * @param redirectUri where the code was sent; the token request must repeat it exactly
 * @param codeChallenge PKCE's S256 challenge, which the verifier must answer
 */
public record AuthorizationCode(Grant grant, String redirectUri, String codeChallenge) {}
