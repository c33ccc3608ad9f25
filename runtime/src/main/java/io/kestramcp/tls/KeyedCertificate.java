package io.kestramcp.tls;

import io.kestramcp.config.TlsFiles;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A certificate with its private key, which fit each other.
 *
 * @param chain the certificate itself first; not empty
 * @param key its private key
 */
public record KeyedCertificate(List<X509Certificate> chain, PrivateKey key) {
    /** Keeps an unmodifiable copy. */
    public KeyedCertificate {
        chain = List.copyOf(chain);
    }

    /**
     * Reads a pair of PEM files.
     *
     * @param files their names, for messages
     * @throws TlsException naming the file and what is wrong with it
     */
    public static KeyedCertificate read(TlsFiles files, String certificate, String key) {
        String name = files.certificate().toString();
        List<X509Certificate> chain = chain(name, certificate);
        PrivateKey read = PrivateKeys.read(
                files.key().toString(), key, chain.get(0).getPublicKey().getAlgorithm());
        if (!fit(chain.get(0), read)) {
            throw new TlsException(
                    chain.stream().skip(1).anyMatch(other -> fit(other, read))
                            ? name + ": the certificate that " + files.key() + " belongs to must be its first."
                            : files.key() + ": is not the key of the certificate in " + name + ".");
        }
        return new KeyedCertificate(chain, read);
    }

    private static List<X509Certificate> chain(String name, String text) {
        List<X509Certificate> chain = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Pem block : Pem.read(name, text)) {
                if (block.label().equals("CERTIFICATE")) {
                    chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.der())));
                }
            }
        } catch (CertificateException broken) {
            throw new TlsException(name + ": a certificate in it cannot be read: " + broken.getMessage(), broken);
        }
        if (chain.isEmpty()) {
            throw new TlsException(name + ": holds no certificate (-----BEGIN CERTIFICATE-----). Name its PEM file.");
        }
        return chain;
    }

    /** What the one signs the other must recognise. */
    private static boolean fit(X509Certificate certificate, PrivateKey key) {
        String algorithm =
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> key.getAlgorithm();
                };
        byte[] sample = {1, 2, 3};
        try {
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(key);
            signing.update(sample);
            Signature checking = Signature.getInstance(algorithm);
            checking.initVerify(certificate.getPublicKey());
            checking.update(sample);
            return checking.verify(signing.sign());
        } catch (GeneralSecurityException other) {
            return false;
        }
    }

    /** When the first certificate of the chain ends. */
    public Instant until() {
        return chain.stream()
                .map(each -> each.getNotAfter().toInstant())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** When all of the chain hold. */
    public Instant from() {
        return chain.stream()
                .map(each -> each.getNotBefore().toInstant())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
