/**
 * The OAuth 2.1 resource server: from the parts of a request that may carry a token to an identity, or to the challenge
 * that the MCP authorization chapter (2026-07-28) asks for. Knows neither Jetty nor the MCP SDK.
 *
 * <p>A caller needs {@link io.kestramcp.oauth.OauthSettingsReader}, {@link io.kestramcp.oauth.BearerAuthenticator},
 * {@link io.kestramcp.oauth.ProtectedResource} and {@link io.kestramcp.oauth.Challenges}.
 */
package io.kestramcp.oauth;
