/** The authorization server's doors: thin, for what is decided is decided in {@link io.kestramcp.oauth.server}. */
package io.kestramcp.http.oauth;
