package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that keeps nothing writes nothing: neither home, nor the place for temporary files, nor the working directory. */
class ReadOnlyTest {
    /** Makes every file system read-only for what follows, and shows by a file that it is. */
    private static final String READ_ONLY = """
            mount --make-rprivate / || exit 70
            while read -r device place rest; do mount -o remount,bind,ro "$place" 2>/dev/null; done < /proc/self/mounts
            touch "$0/written" 2>/dev/null && exit 71
            exec "$@"
            """;

    @TempDir
    private Path directory;

    @Test
    void it_serves_where_every_file_system_is_read_only() throws Exception {
        GatewayTest.assumeSandbox();
        List<String> wrapper =
                List.of("unshare", "--map-root-user", "--mount", "sh", "-c", READ_ONLY, directory.toString());
        Assumptions.assumeTrue(
                works(wrapper), "Needs unshare with user namespaces, which this machine or container does not allow.");
        try (Sandbox kestra = Sandbox.start(SandboxOptions.of("2.0"));
                ServedProcess gateway = new ServedProcess(
                        wrapper,
                        List.of(),
                        Map.of(
                                "KESTRA_BASE_URL",
                                kestra.baseUri().toString(),
                                "KESTRA_USERNAME",
                                SandboxOptions.DEMO_USERNAME,
                                "KESTRA_PASSWORD",
                                SandboxOptions.DEMO_PASSWORD,
                                "KESTRA_MCP_MANAGEMENT_PORT",
                                "0"))) {
            McpCaller client = new McpCaller(gateway.address());
            Flows.save(client, Flows.GREETING);
            assertThat(client.get("/readyz").statusCode()).isEqualTo(200);
            assertThat(gateway.told()).noneMatch(line -> line.contains("Read-only") || line.contains("ERROR"));
        }
        assertThat(directory).isEmptyDirectory();
    }

    private static boolean works(List<String> wrapper) throws Exception {
        List<String> command = new ArrayList<>(wrapper);
        command.add("true");
        try {
            Process process = new ProcessBuilder(command).start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
