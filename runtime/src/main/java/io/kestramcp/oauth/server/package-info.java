/**
 * The OAuth 2.1 authorization server, for MCP clients that cannot use the identity provider directly. It signs nobody in
 * itself: the provider does. Messages are parsed and written by the Nimbus SDK; what may happen is decided here.
 */
package io.kestramcp.oauth.server;
