package io.kestramcp.scenario;

import io.kestramcp.sandbox.RecordedRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Requests as a reviewer reads them: what differs from run to run is replaced by what it is. */
final class SentText {
    private static final Pattern ID = Pattern.compile(
            "\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b" + "|\\b(?=[0-9A-Za-z]*[A-Z])[0-9A-Za-z]{20,22}\\b");
    private static final Pattern TIME = Pattern.compile("20(?!2[67]-01-01T)[0-9-]{8}T[0-9:.]+Z");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}&&[^\n]]");

    private SentText() {}

    /** One request after the other; one that is only repeated, as waiting does, stands once. */
    static String of(List<RecordedRequest> requests) {
        List<String> texts = new ArrayList<>();
        for (RecordedRequest each : requests) {
            String text = of(each);
            if (texts.isEmpty() || !texts.get(texts.size() - 1).equals(text)) {
                texts.add(text);
            }
        }
        return String.join("", texts);
    }

    private static String of(RecordedRequest request) {
        StringBuilder text = new StringBuilder(request.method() + " " + request.path() + "\n");
        if (request.query() != null) {
            for (String each : request.query().split("&", -1)) {
                text.append("    ? ")
                        .append(URLDecoder.decode(each, StandardCharsets.UTF_8))
                        .append('\n');
            }
        }
        if (!request.body().isEmpty()) {
            List<String> types = request.headers().getOrDefault("Content-Type", List.of());
            text.append("    ")
                    .append(String.join(", ", types).replaceFirst(";.*", ""))
                    .append('\n')
                    .append(request.body().replace("\r", "").indent(6));
        }
        String stable = ID.matcher(text).replaceAll("<id>");
        stable = UNSEEN.matcher(stable)
                .replaceAll(unseen -> "\\\\u%04x".formatted((int) unseen.group().charAt(0)));
        return TIME.matcher(stable).replaceAll("<time>");
    }
}
