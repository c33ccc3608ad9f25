package io.kestramcp.bench.micro;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kestramcp.access.Decision;
import io.kestramcp.access.Gate;
import io.kestramcp.access.NamespaceLookup;
import io.kestramcp.access.PolicyFile;
import io.kestramcp.access.Vocabulary;
import io.kestramcp.identity.Claims;
import io.kestramcp.identity.Identity;
import io.kestramcp.identity.Principal;
import io.kestramcp.kestra.ApiLine;
import io.kestramcp.kestra.KestraServer;
import io.kestramcp.tool.ToolCatalog;
import io.kestramcp.tool.ToolDescriptor;
import io.kestramcp.tool.ToolSelection;
import io.kestramcp.tools.GeneratedTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Permission decisions as the served gateway makes them: a policy in a file, all tools of the manifest. */
@State(Scope.Benchmark)
public class Decisions {
    private static final NamespaceLookup NEVER_ASKED = (kind, id) -> {
        throw new IllegalStateException("asked for " + id);
    };

    /** Whether the caller is granted everything, or a tree of namespaces. */
    @Param({"everywhere", "tree"})
    public String granted;

    private Path file;
    private Gate gate;
    private Identity caller;
    private KestraServer server;
    private ToolDescriptor tool;
    private JsonObject arguments;

    /** Opens the gate. */
    @Setup(Level.Trial)
    public void open() throws IOException {
        file = Files.writeString(Files.createTempFile("policy", ".yaml"), """
                version: 1
                grants:
                  - {claim: roles, values: [everywhere], roles: [developer]}
                  - {claim: roles, values: [tree], roles: [developer], namespaces: ["bench.**", "other.team.**"]}
                """);
        ToolCatalog catalog = GeneratedTools.catalog();
        gate = new Gate(
                ToolSelection.of(catalog, Set.of(ToolSelection.ALL), Set.of(), false, false),
                new PolicyFile(file, Vocabulary.of(catalog), System::nanoTime));
        caller = new Identity(
                new Principal("https://id.example", "bench", "bench"), Claims.of(Map.of("roles", List.of(granted))));
        server = new KestraServer("2.0.0", "OSS", new ApiLine("2.0"), true);
        tool = catalog.find("get_flow").orElseThrow().descriptor();
        arguments = JsonParser.parseString("{\"namespace\":\"bench.search\",\"flow_id\":\"flow_12\"}")
                .getAsJsonObject();
        if (!(call() instanceof Decision.Allowed) || !list()) {
            throw new IllegalStateException("not allowed: " + call());
        }
    }

    /** Whether a tool is listed. */
    @Benchmark
    public boolean list() {
        return gate.shows(caller, tool, server);
    }

    /** Whether it may be called so. */
    @Benchmark
    public Decision call() {
        return gate.decide(caller, tool, server, arguments, NEVER_ASKED);
    }

    /** Removes the policy. */
    @TearDown
    public void close() throws IOException {
        Files.delete(file);
    }
}
