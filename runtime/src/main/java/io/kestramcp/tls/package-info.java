/** The gateway's own certificate: PEM files, private keys, and the pair that is served. Knows no server. */
package io.kestramcp.tls;
