package io.kestramcp.doctor;

import io.kestramcp.cli.Assembly;
import io.kestramcp.cli.Doors;
import io.kestramcp.cli.ProgramRules;
import io.kestramcp.config.Settings;
import io.kestramcp.config.SettingsReader;
import io.kestramcp.sandbox.Sandbox;
import io.kestramcp.sandbox.SandboxOptions;
import io.kestramcp.scenario.KestraFront;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A healthy installation in front of a sandbox, for a test to make ill. */
final class Ward implements AutoCloseable {
    /** Long enough for a busy machine; where a time-out is awaited, a case makes it shorter. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, String> environment = new HashMap<>();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Path directory;
    private final Sandbox kestra;
    private Machine machine = Machine.present();
    private Duration patience = PATIENCE;

    Ward(Path directory, SandboxOptions options) {
        this.directory = directory;
        this.kestra = closing(Sandbox.start(options));
        set("KESTRA_BASE_URL", kestra.baseUri().toString());
        set("KESTRA_USERNAME", options.username());
        set("KESTRA_PASSWORD", options.password());
        set("KESTRA_MCP_PORT", "0");
        set("KESTRA_MCP_STORE", directory.resolve("data/store").toString());
    }

    /** Sets a variable; empty text takes it away. */
    Ward set(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** The variables. */
    Map<String, String> environment() {
        return environment;
    }

    /** A file of this test. */
    Path file(String name) {
        return directory.resolve(name);
    }

    /** The same with content. */
    Path write(String name, String text) throws IOException {
        return Files.writeString(file(name), text);
    }

    /** Of its address the installation is told. */
    URI kestra() {
        return kestra.baseUri();
    }

    /** Puts something before Kestra; the installation goes there from now on. */
    KestraFront front() throws IOException {
        KestraFront front = closing(new KestraFront(kestra.baseUri()));
        set("KESTRA_BASE_URL", front.address().toString());
        return front;
    }

    /** Starts a gateway with these settings, and sets the port that it has got. */
    void gateway() throws Exception {
        environment.values().removeIf(String::isEmpty);
        Settings settings = SettingsReader.read(Map.of(), environment, Optional.empty());
        Assembly assembly = closing(new Assembly(settings));
        Doors doors = closing(new Doors(settings, assembly));
        doors.server().start();
        assembly.kestra().server();
        set("KESTRA_MCP_PORT", String.valueOf(doors.server().port()));
    }

    /** Waits less for answers. */
    Ward impatient() {
        patience = Duration.ofSeconds(1);
        return set("KESTRA_CONNECT_TIMEOUT_SECONDS", "1");
    }

    Ward on(Runtime.Version java) {
        machine = new Machine(java, machine.clock(), machine.disk());
        return this;
    }

    Ward on(Disk disk) {
        machine = new Machine(machine.java(), machine.clock(), disk);
        return this;
    }

    /** Where the clock is ahead. */
    Ward ahead(Duration time) {
        machine = new Machine(machine.java(), Clock.offset(machine.clock(), time), machine.disk());
        return this;
    }

    /** Closes it with the ward. */
    <T extends AutoCloseable> T closing(T resource) {
        open.push(resource);
        return resource;
    }

    /** What the doctor finds. */
    List<Doctor.Result> examine() {
        environment.values().removeIf(String::isEmpty);
        Given given = new Given(Map.of(), environment, directory.resolve(".env"));
        Installation installation = new Installation(given, ProgramRules.own(), machine, patience);
        try (Rounds rounds = new Rounds(installation)) {
            return new Doctor(patience.multipliedBy(6)).examine(rounds.checks());
        }
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
