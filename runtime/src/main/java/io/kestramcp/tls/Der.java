package io.kestramcp.tls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** As much of ASN.1's distinguished encoding (X.690) as it takes to put a key into PKCS #8. */
final class Der {
    private static final int INTEGER = 0x02;
    private static final int OCTET_STRING = 0x04;
    private static final int SEQUENCE = 0x30;
    /** {@code [0]}, constructed. */
    private static final int PARAMETERS = 0xA0;

    private static final byte[] ZERO = bytes("020100");
    /** RFC 8017: rsaEncryption, with its NULL. */
    private static final byte[] RSA = bytes("300d06092a864886f70d0101010500");
    /** RFC 5480: id-ecPublicKey. */
    private static final byte[] EC = bytes("06072a8648ce3d0201");

    private Der() {}

    /** {@code RSAPrivateKey} of RFC 8017 (PKCS #1) as {@code PrivateKeyInfo} of RFC 5208. */
    static byte[] pkcs8OfRsa(byte[] key) {
        return wrap(SEQUENCE, ZERO, RSA, wrap(OCTET_STRING, key));
    }

    /**
     * {@code ECPrivateKey} of RFC 5915 (SEC 1), likewise.
     *
     * @throws IllegalArgumentException when the key does not name its curve, or is no such key
     */
    static byte[] pkcs8OfEc(byte[] key) {
        return wrap(SEQUENCE, ZERO, wrap(SEQUENCE, EC, curve(ByteBuffer.wrap(key))), wrap(OCTET_STRING, key));
    }

    private static byte[] curve(ByteBuffer key) {
        ByteBuffer fields = ByteBuffer.wrap(next(key, SEQUENCE));
        next(fields, INTEGER);
        next(fields, OCTET_STRING);
        return next(fields, PARAMETERS);
    }

    private static byte[] next(ByteBuffer in, int tag) {
        if (in.remaining() < 2 || (in.get() & 0xFF) != tag) {
            throw new IllegalArgumentException("a field is missing");
        }
        int length = in.get() & 0xFF;
        if (length >= 0x80) {
            int digits = length - 0x80;
            length = 0;
            for (int i = 0; i < digits && i < 3 && in.hasRemaining(); i++) {
                length = (length << 8) | (in.get() & 0xFF);
            }
        }
        if (length > in.remaining()) {
            throw new IllegalArgumentException("a field does not end");
        }
        byte[] content = new byte[length];
        in.get(content);
        return content;
    }

    private static byte[] wrap(int tag, byte[]... contents) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] each : contents) {
            content.writeBytes(each);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        int length = content.size();
        if (length >= 0x80) {
            int digits = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
            out.write(0x80 + digits);
            for (int i = digits - 1; i >= 0; i--) {
                out.write(length >> (8 * i));
            }
        } else {
            out.write(length);
        }
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
