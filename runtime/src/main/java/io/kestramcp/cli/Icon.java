package io.kestramcp.cli;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The gateway's icon: three tasks of a flow behind a gate. Readable on light and on dark. */
final class Icon {
    private static final String SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\">"
            + "<rect width=\"32\" height=\"32\" rx=\"7\" fill=\"#5b3fd6\"/>"
            + "<path d=\"M7 26V11a9 9 0 0 1 18 0v15\" fill=\"none\" stroke=\"#fff\" stroke-width=\"3\"/>"
            + "<path d=\"M12 22h8M12 17h8M12 12h8\" stroke=\"#ffd166\" stroke-width=\"3\" stroke-linecap=\"round\"/></svg>";

    private Icon() {}

    /** The image itself, as a URI: it is there without a request to anybody. */
    static String dataUri() {
        return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(SVG.getBytes(StandardCharsets.UTF_8));
    }
}
