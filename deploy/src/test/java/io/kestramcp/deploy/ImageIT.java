package io.kestramcp.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import java.io.BufferedReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image as it was built, run by chroot. */
class ImageIT {
    private static final long LARGEST = 60L * 1024 * 1024;
    private static final Pattern SERVING = Pattern.compile("Serving MCP at (http://\\S+)/mcp");

    @TempDir
    private static Path folder;

    private static Image image;

    @BeforeAll
    static void unpack() throws Exception {
        Assumptions.assumeTrue(
                System.getProperty("os.name").equals("Linux"), "The image is made and run on Linux only.");
        Assumptions.assumeTrue(
                System.getProperty("user.name").equals("root"), "Only root may change the root folder of a process.");
        image = Image.in(folder);
        Files.createDirectories(image.root().resolve("proc"));
    }

    @Test
    void it_is_small() throws Exception {
        assertThat(Files.size(Image.archive())).isLessThan(LARGEST);
    }

    @Test
    void it_is_nobodys_root_and_has_no_shell() {
        assertThat(image.config().get("User").getAsString()).isEqualTo("10001:10001");
        assertThat(image.root().resolve("bin/sh")).doesNotExist();
        assertThat(image.root().resolve("usr/bin")).doesNotExist();
    }

    /** As users of the earlier server start it: docker run -i --rm -e KESTRA_BASE_URL … IMAGE. */
    @Test
    void without_arguments_it_speaks_over_standard_input_and_output() throws Exception {
        try (Sandbox kestra = Sandbox.start(SandboxOptions.of("2.0"))) {
            Unpacked.Ended ended = Unpacked.ended(
                    image.run(Map.of("KESTRA_BASE_URL", kestra.baseUri().toString())), Unpacked.FIRST_LIST);

            assertThat(ended.exit()).as(ended.err()).isZero();
            assertThat(ended.out().lines()).hasSize(2);
            assertThat(ended.out()).contains("\"search_flows\"");
        }
    }

    @Test
    void it_serves_over_HTTP_and_writes_nowhere() throws Exception {
        Process process = image.run(Map.of("KESTRA_MCP_PORT", "0"), "serve").start();
        try (BufferedReader err = process.errorReader()) {
            URI address = served(err);
            HttpURLConnection alive =
                    (HttpURLConnection) address.resolve("/livez").toURL().openConnection();

            assertThat(alive.getResponseCode()).isEqualTo(200);
            // As an engine stops it.
            process.descendants().forEach(ProcessHandle::destroy);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static URI served(BufferedReader err) throws Exception {
        StringBuilder told = new StringBuilder();
        String line = err.readLine();
        while (line != null) {
            told.append(line).append('\n');
            Matcher serving = SERVING.matcher(line);
            if (serving.find()) {
                return URI.create(serving.group(1));
            }
            line = err.readLine();
        }
        throw new AssertionError("It did not start: " + told);
    }
}
