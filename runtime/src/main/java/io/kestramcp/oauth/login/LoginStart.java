package io.kestramcp.oauth.login;

import java.net.URI;

/**
 * A login that has begun.
 *
 * @param address of the provider: the browser is to be sent there
 * @param cookie to be set in the same answer: whoever comes back without it did not start this login
 */
public record LoginStart(URI address, LoginCookie cookie) {}
