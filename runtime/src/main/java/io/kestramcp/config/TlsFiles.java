package io.kestramcp.config;

import java.nio.file.Path;

/**
 * With what the gateway itself serves TLS; both are PEM and may be written anew.
 *
 * @param certificate its own certificate first, then those between it and the authority
 * @param key the certificate's private key, without a password
 */
public record TlsFiles(Path certificate, Path key) {}
