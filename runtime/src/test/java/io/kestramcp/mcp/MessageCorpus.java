package io.kestramcp.mcp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of messages, {@code messages.txt}; its own head says how it is written. */
public final class MessageCorpus {
    private static final Pattern REPEATED = Pattern.compile("%\\[(\\d+):([^]]*)]");
    private static final Pattern BYTE = Pattern.compile("%([0-9A-F]{2})");
    private static final String FRAME = "@ ";

    /**
     * One case.
     *
     * @param id the answer's id, as JSON; empty for none
     * @param answered with a result
     * @param code the error's; 0 for none
     * @param notation the bytes as the table has them, in their frame
     */
    public record Case(String name, Optional<String> id, boolean answered, int code, String notation) {
        /** What is sent. */
        public byte[] bytes() {
            return MessageCorpus.bytes(notation);
        }

        /** Whether it is refused before anybody looks at what it asks for. */
        public boolean refused() {
            return code == -32700 || code == -32600;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private MessageCorpus() {}

    /** Every case. */
    public static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        String frame = "HERE";
        for (String line : text().lines().toList()) {
            if (line.startsWith(FRAME)) {
                frame = line.substring(FRAME.length());
            } else if (!line.isBlank() && !line.startsWith("#")) {
                cases.add(read(line.split(" \\| ", 4), frame));
            }
        }
        return cases;
    }

    private static Case read(String[] cells, String frame) {
        String verdict = cells[0].strip();
        boolean error = verdict.startsWith("-");
        if (!error && !verdict.equals("answered") && !verdict.equals("silent")) {
            throw new IllegalArgumentException("No verdict: " + verdict);
        }
        String id = cells[1].strip();
        return new Case(
                cells[2].strip(),
                id.equals("-") ? Optional.empty() : Optional.of(id),
                verdict.equals("answered"),
                error ? Integer.parseInt(verdict) : 0,
                frame.replace("HERE", cells[3].strip()));
    }

    private static byte[] bytes(String notation) {
        String repeated = REPEATED.matcher(notation)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(2).repeat(Integer.parseInt(found.group(1)))));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher single = BYTE.matcher(repeated);
        int from = 0;
        while (single.find()) {
            bytes.writeBytes(repeated.substring(from, single.start()).getBytes(StandardCharsets.UTF_8));
            bytes.write(Integer.parseInt(single.group(1), 16));
            from = single.end();
        }
        bytes.writeBytes(repeated.substring(from).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    private static String text() {
        try (InputStream in = MessageCorpus.class.getResourceAsStream("/messages.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
