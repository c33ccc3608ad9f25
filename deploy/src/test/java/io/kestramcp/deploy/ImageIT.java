package io.kestramcp.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kestramcp.config.Setting;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import io.kestramcp.vault.NewKey;
import java.io.BufferedReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image as it was built, run by chroot. */
class ImageIT {
    private static final Path DEPLOY = Path.of(System.getProperty("project.root"), "deploy");
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
        serving(image.run(Map.of("KESTRA_MCP_PORT", "0"), "serve"), address -> {
            HttpURLConnection alive =
                    (HttpURLConnection) address.resolve("/livez").toURL().openConnection();

            assertThat(alive.getResponseCode()).isEqualTo(200);
        });
    }

    /** Kubernetes lets everybody write in an emptyDir, which is all that the chart gives to the gateway. */
    @Test
    void it_starts_as_the_chart_has_it_and_keeps_its_file_in_a_folder_for_itself() throws Exception {
        Map<String, Object> pod = Chart.pod(Map.of(
                "kestra.credentials", "per-user",
                "signIn.authorizationServer", true,
                "signIn.clientId", "kestra-mcp",
                "signIn.existingSecret", "mcp-provider",
                "encryption.existingSecret", "mcp-keys"));
        Path volume = Files.createDirectory(folder.resolve("volume"));
        Files.setPosixFilePermissions(volume, PosixFilePermissions.fromString("rwxrwxrwx"));
        Map<String, String> environment = new HashMap<>(Chart.environment(pod));
        environment.put("ENCRYPTION_KEYS", NewKey.create(Clock.systemUTC()).reveal());
        environment.putAll(Map.of(
                "KESTRA_MCP_HOST", "127.0.0.1",
                "KESTRA_MCP_PORT", "0",
                "KESTRA_MCP_MANAGEMENT_PORT", "0",
                "KESTRA_MCP_DRAIN_SECONDS", "0"));

        serving(image.runWith(volume, environment, "serve"), address -> assertThat(
                        Chart.at(pod, "containers.0.volumeMounts").toString())
                .contains("mountPath=" + image.folder() + "}"));

        Path store = volume.resolve(Path.of(image.folder())
                .relativize(Path.of(environment.get(Setting.KESTRA_MCP_STORE.key()) + ".mv.db")));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(store)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(store.getParent())))
                .isEqualTo("rwx------");
        // Once it has stopped, a command may have the file.
        assertThat(ended(image.runWith(volume, environment, "key", "status"))).isNotEmpty();
    }

    @Test
    void the_README_tells_how_a_command_is_run_where_there_is_no_shell() throws Exception {
        List<String> entrypoint = strings("Entrypoint");
        String java = entrypoint.get(0);
        String start = "-cp '" + entrypoint.get(entrypoint.indexOf("-cp") + 1) + "' "
                + entrypoint.get(entrypoint.size() - 1) + " ";

        assertThat(Files.readString(DEPLOY.resolve("README.md")).lines())
                .anyMatch(line -> line.startsWith("kubectl exec ") && line.contains(java) && line.contains(start));
    }

    @Test
    void Dockers_own_image_takes_the_same_share_of_the_memory() throws Exception {
        String share = strings("Entrypoint").stream()
                .filter(flag -> flag.startsWith("-XX:MaxRAMPercentage="))
                .findFirst()
                .orElseThrow();

        assertThat(Files.readString(DEPLOY.resolve("Dockerfile")).lines()).contains("ENV JAVA_OPTS=" + share);
    }

    /** The registry looks there for the name that is to be published (its documentation on OCI images). */
    @Test
    void both_images_bear_the_name_in_the_registry() throws Exception {
        String name = JsonParser.parseString(Files.readString(DEPLOY.resolve("server.json")))
                .getAsJsonObject()
                .get("name")
                .getAsString();
        String label = "io.modelcontextprotocol.server.name";

        assertThat(image.config().getAsJsonObject("Labels").get(label).getAsString())
                .isEqualTo(name);
        assertThat(Files.readString(DEPLOY.resolve("Dockerfile")).lines())
                .contains("LABEL " + label + "=\"" + name + "\"");
    }

    private static List<String> strings(String key) {
        return image.config().getAsJsonArray(key).asList().stream()
                .map(JsonElement::getAsString)
                .toList();
    }

    private static String ended(ProcessBuilder builder) throws Exception {
        Unpacked.Ended ended = Unpacked.ended(builder, "");
        assertThat(ended.exit()).as(ended.err()).isZero();
        return ended.out().strip();
    }

    /** Starts it, does what is given once it serves, and stops it as an engine does. */
    private static void serving(ProcessBuilder builder, ThrowingConsumer<URI> then) throws Exception {
        Process process = builder.start();
        try (BufferedReader err = process.errorReader()) {
            then.accept(served(err));
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
