package io.kestramcp.cli;

import io.kestramcp.http.Readiness;
import io.kestramcp.kestra.KestraClient;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.KestraServer;
import java.util.List;

/** Ready means: Kestra answers, and there is a contract to talk to it by. */
public record KestraReadiness(KestraClient kestra) implements Readiness {
    @Override
    public List<Check> checks() {
        try {
            KestraServer server = kestra.server();
            String known = server.note().map(note -> " " + note).orElse("");
            return List.of(new Check(
                    "kestra",
                    true,
                    "Kestra %s (%s), spoken to as %s.%s"
                            .formatted(server.version(), server.edition(), server.line(), known)));
        } catch (KestraException e) {
            return List.of(new Check("kestra", false, e.getMessage() + " " + e.hint()));
        }
    }
}
