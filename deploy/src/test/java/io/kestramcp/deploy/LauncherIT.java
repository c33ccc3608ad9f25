package io.kestramcp.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is handed to people, unpacked and started by its launcher. */
class LauncherIT {
    @TempDir
    private Path folder;

    /** A user's name may have a space in it, and so may the folder that holds everything of his. */
    @ParameterizedTest
    @ValueSource(strings = {"user", "a user"})
    void the_first_start_leaves_an_archive_of_classes_and_the_next_one_uses_it(String user) throws Exception {
        // Not into the user's folder: Java before 25 takes nothing from an archive for jars whose path has a space.
        Unpacked gateway = Unpacked.in(folder);
        Path caches = folder.resolve(user).resolve("cache");
        Path cache = Files.createDirectories(caches.resolve("kestra-mcp"));
        Map<String, String> cached = Map.of("XDG_CACHE_HOME", caches.toString());
        try (Sandbox kestra = Sandbox.start(SandboxOptions.of("2.0"));
                WatchService watch = cache.getFileSystem().newWatchService()) {
            cache.register(watch, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);

            List<String> first = messages(gateway.firstList(kestra, cached));
            awaitArchive(watch, cache);
            Path loaded = folder.resolve("loaded");
            List<String> second = messages(gateway.firstList(
                    kestra,
                    Map.of("XDG_CACHE_HOME", caches.toString(), "JAVA_OPTS", "-Xlog:class+load:file=" + loaded)));

            assertThat(second).isEqualTo(first);
            assertThat(Files.readAllLines(loaded))
                    .filteredOn(line -> line.contains("io.kestramcp.") && line.contains("shared objects file"))
                    .hasSizeGreaterThan(100);
        }
    }

    @Test
    void without_a_place_for_the_archive_it_starts_and_says_nothing_of_it() throws Exception {
        try (Sandbox kestra = Sandbox.start(SandboxOptions.of("2.0"))) {
            Unpacked.Ended ended = Unpacked.in(folder).firstList(kestra, Map.of("XDG_CACHE_HOME", "/proc/none"));

            assertThat(messages(ended)).hasSize(2);
            assertThat(ended.err().lines()).as("only the gateway's own log").allMatch(line -> line.contains(" INFO "));
        }
    }

    @Test
    void as_nobody_on_a_read_only_file_system_it_serves() throws Exception {
        Assumptions.assumeTrue(
                System.getProperty("user.name").equals("root"), "Only root can mount, and become another user.");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Unpacked gateway = Unpacked.in(folder).confined();
        try (Sandbox kestra = Sandbox.start(SandboxOptions.of("2.0"))) {
            Unpacked.Ended ended = gateway.firstList(kestra, Map.of("HOME", "/nonexistent"));

            assertThat(messages(ended)).hasSize(2);
            assertThat(ended.err().lines()).as("only the gateway's own log").allMatch(line -> line.contains(" INFO "));
        }
    }

    @Test
    void a_collector_that_the_operator_chose_is_used() throws Exception {
        try (Sandbox kestra = Sandbox.start(SandboxOptions.of("2.0"))) {
            Unpacked.Ended ended = Unpacked.in(folder)
                    .firstList(kestra, Map.of("JAVA_OPTS", "-XX:+UseParallelGC", "XDG_CACHE_HOME", "/proc/none"));

            assertThat(messages(ended)).hasSize(2);
        }
    }

    /** Windows is not there to run it: what it looks for in JAVA_OPTS is taken out of it, and tried. */
    @ParameterizedTest
    @CsvSource({
        "-XX:+UseParallelGC, true",
        "-Xmx1g -XX:+UseG1GC -Xss1m, true",
        "-XX:+UseZGC, true",
        "-Xmx1g, false",
        "-XX:+UseStringDeduplication, false"
    })
    void on_Windows_too_the_collector_is_left_to_an_operator_who_chose_one(String given, boolean chosen)
            throws Exception {
        Unpacked.in(folder);
        List<String> choosing;
        try (Stream<Path> files = Files.walk(folder, 2)) {
            Path launcher = files.filter(file -> file.endsWith("kestra-mcp.cmd"))
                    .findFirst()
                    .orElseThrow();
            choosing = Files.readAllLines(launcher).stream()
                    .filter(line -> line.contains("-XX:+UseSerialGC"))
                    .toList();
        }

        assertThat(choosing).hasSize(1);
        Matcher condition = Pattern.compile(
                        "set JAVA_OPTS 2>nul \\| findstr /r /c:\"([^\"]+)\" >nul \\|\\| set \"flags=.*\"")
                .matcher(choosing.get(0));
        assertThat(condition.matches()).as(choosing.get(0)).isTrue();
        // To findstr a plus is no more than a plus.
        Pattern collector = Pattern.compile(condition.group(1).replace("+", "\\+"));
        assertThat(collector.matcher("JAVA_OPTS=" + given).find()).isEqualTo(chosen);
    }

    @Test
    void in_any_folder_arguments_arrive_as_they_were_given() throws Exception {
        Path spaced = Files.createDirectories(folder.resolve("a folder"));
        Unpacked.Ended ended = Unpacked.in(spaced).run(Map.of(), "", "tools", "--toolsets", "no such*set");

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.err()).contains("no such*set");
    }

    @Test
    void too_old_a_Java_is_told_with_what_to_do() throws Exception {
        Path home = Files.createDirectories(folder.resolve("java-11"));
        Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.copy(Path.of("/bin/true"), java, StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"11.0.2\"\n");

        Unpacked.Ended ended = Unpacked.in(folder).run(Map.of("JAVA_HOME", home.toString()), "", "stdio");

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err())
                .contains("Java 17 or later is needed")
                .contains("11.0.2")
                .contains("JAVA_HOME");
    }

    @Test
    void no_Java_is_told_with_what_to_do() throws Exception {
        Unpacked.Ended ended = Unpacked.in(folder).run(Map.of("JAVA_HOME", folder.toString()), "", "stdio");

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err()).contains("no Java found").contains("JAVA_HOME");
    }

    /** Every line that came out, each of them a message. */
    private static List<String> messages(Unpacked.Ended ended) {
        assertThat(ended.exit()).as(ended.err()).isZero();
        List<String> lines = ended.out().lines().toList();
        assertThat(lines).isNotEmpty().allSatisfy(line -> assertThat(
                        JsonParser.parseString(line).getAsJsonObject().has("result"))
                .isTrue());
        return lines;
    }

    private static void awaitArchive(WatchService watch, Path cache) throws Exception {
        while (!archived(cache)) {
            WatchKey key = watch.poll(120, TimeUnit.SECONDS);
            assertThat(key).as("no archive within two minutes").isNotNull();
            key.pollEvents();
            key.reset();
        }
    }

    private static boolean archived(Path cache) throws Exception {
        try (Stream<Path> files = Files.list(cache)) {
            return files.anyMatch(Files::isRegularFile);
        }
    }
}
