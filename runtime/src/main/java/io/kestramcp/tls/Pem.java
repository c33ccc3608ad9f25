package io.kestramcp.tls;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One block of a PEM file (RFC 7468). */
final class Pem {
    private static final String BEGIN = "-----BEGIN ";
    private static final Pattern BLOCK =
            Pattern.compile(BEGIN + "([A-Z0-9 ]{1,40})-----(.*?)-----END \\1-----", Pattern.DOTALL);

    private final String label;
    private final byte[] der;

    private Pem(String label, byte[] der) {
        this.label = label;
        this.der = der;
    }

    /** What stands between BEGIN and the dashes. */
    String label() {
        return label;
    }

    /** Its content; to be read only. */
    byte[] der() {
        return der;
    }

    /**
     * All blocks of a file. Text around them is left out, as the RFC has it.
     *
     * @param name of the file, for messages
     * @throws TlsException when a block does not end, or is not Base64: the file is half-written
     */
    static List<Pem> read(String name, String text) {
        List<Pem> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            blocks.add(new Pem(block.group(1), decoded(name, block.group(2))));
        }
        if (text.split(BEGIN, -1).length - 1 != blocks.size()) {
            throw new TlsException(name + ": a block of it does not end. Write the whole file.");
        }
        return List.copyOf(blocks);
    }

    private static byte[] decoded(String name, String base64) {
        if (base64.contains("Proc-Type:")) {
            // Headers of the earlier form, RFC 1421: "Proc-Type: 4,ENCRYPTED".
            throw encrypted(name);
        }
        try {
            return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
        } catch (IllegalArgumentException broken) {
            throw new TlsException(name + ": a block of it is not Base64. Write the whole file again.", broken);
        }
    }

    static TlsException encrypted(String name) {
        return new TlsException(
                name + ": the private key has a password. Take it off (openssl pkey -in KEY -out PLAIN) and"
                        + " let only this process's user read the file.");
    }
}
