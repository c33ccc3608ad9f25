package io.kestramcp.bench.micro;

import com.google.gson.JsonObject;
import io.kestramcp.cli.Assembly;
import io.kestramcp.config.Setting;
import io.kestramcp.config.SettingsReader;
import io.kestramcp.kestra.KestraClient;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import java.util.Map;
import java.util.Optional;

/** A sandbox in which there are as many flows as a page shows, each of which was started. */
final class FilledKestra implements AutoCloseable {
    private static final int FIRST = 10;
    private static final int FLOWS = 25;
    private static final String FLOW = """
            id: flow_%d
            namespace: bench.search
            description: Says something.
            labels: {team: data, kind: nightly}
            tasks:
              - id: say
                type: io.kestra.plugin.core.log.Log
                message: Hello
            """;

    private final Sandbox sandbox = Sandbox.start(SandboxOptions.of("2.0"));
    private final Assembly assembly;

    FilledKestra() throws Exception {
        this.assembly = new Assembly(SettingsReader.read(
                Map.of(Setting.KESTRA_BASE_URL, sandbox.baseUri().toString()),
                Map.of(
                        "KESTRA_USERNAME", SandboxOptions.DEMO_USERNAME,
                        "KESTRA_PASSWORD", SandboxOptions.DEMO_PASSWORD),
                Optional.empty()));
        for (int number = FIRST; number < FIRST + FLOWS; number++) {
            JsonObject source = new JsonObject();
            source.addProperty("source", FLOW.formatted(number));
            RecordedCall.of("create_or_update_flow", source.toString(), client());
            RecordedCall.of(
                    "execute_flow", "{\"namespace\":\"bench.search\",\"flow_id\":\"flow_" + number + "\"}", client());
        }
    }

    KestraClient client() {
        return assembly.kestra();
    }

    @Override
    public void close() {
        assembly.close();
        sandbox.close();
    }
}
