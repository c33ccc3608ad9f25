package io.kestramcp.tls;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;

/**
 * Reads private keys in the forms that OpenSSL and cert-manager write: PKCS #8, PKCS #1 (RSA) and SEC 1 (EC). Java alone reads
 * the first only; the library that reads all, Bouncy Castle, is larger than the rest of this program.
 */
final class PrivateKeys {
    private PrivateKeys() {}

    /**
     * The first private key of a PEM file.
     *
     * @param algorithm of the public key that it belongs to
     * @throws TlsException when there is none, or it cannot be used
     */
    static PrivateKey read(String name, String text, String algorithm) {
        List<Pem> blocks = Pem.read(name, text);
        Pem key = blocks.stream()
                .filter(block -> block.label().endsWith("PRIVATE KEY"))
                .findFirst()
                .orElseThrow(() -> new TlsException(
                        name + ": holds no private key (-----BEGIN PRIVATE KEY-----). Name the key's PEM file."));
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8(name, key)));
        } catch (TlsException told) {
            throw told;
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            // Not the cause's message: it could quote the key.
            throw new TlsException(name + ": the private key (" + key.label() + ") cannot be read as one of "
                    + algorithm + ", which the certificate is for. Is it the certificate's own key, and whole?");
        }
    }

    private static byte[] pkcs8(String name, Pem key) {
        return switch (key.label()) {
            case "PRIVATE KEY" -> key.der();
            case "RSA PRIVATE KEY" -> Der.pkcs8OfRsa(key.der());
            case "EC PRIVATE KEY" -> Der.pkcs8OfEc(key.der());
            case "ENCRYPTED PRIVATE KEY" -> throw Pem.encrypted(name);
            default ->
                throw new TlsException(name + ": a private key of the form " + key.label()
                        + " is not known. Write it as PKCS #8 (openssl pkey -in KEY -out PLAIN).");
        };
    }
}
