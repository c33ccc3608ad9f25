package io.kestramcp.cli;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.reflect.TypeToken;
import io.kestramcp.access.Decision;
import io.kestramcp.access.Gate;
import io.kestramcp.config.Settings;
import io.kestramcp.identity.Claims;
import io.kestramcp.identity.Identity;
import io.kestramcp.identity.Principal;
import io.kestramcp.kestra.ApiLine;
import io.kestramcp.kestra.KestraServer;
import io.kestramcp.tool.ToolCatalog;
import io.kestramcp.tool.ToolDescriptor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints what the gateway would decide, and why. Asks neither Kestra nor a provider. */
@Command(
        name = "explain",
        description = "Tell whether a caller with these claims may use a tool, and why. Asks nobody.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    private static final TypeToken<Map<String, Object>> OBJECT = new TypeToken<>() {};

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--claims",
            required = true,
            paramLabel = "FILE",
            description = "JSON object of claims, such as the payload of an access token.")
    private Path claims;

    @Option(names = "--tool", required = true, paramLabel = "NAME", description = "The tool.")
    private String tool;

    @Option(
            names = "--namespace",
            paramLabel = "NS",
            description = "The namespace that the call names, or that its execution is of.")
    private String namespace;

    /** Exit code 0: allowed; 1: not. */
    @Override
    public Integer call() throws Exception {
        Settings settings = SettingOptions.read(spec.commandLine().getParseResult());
        ToolCatalog catalog = Assembly.catalog();
        ToolDescriptor asked = AskedTool.find(catalog, tool, spec.commandLine().getOut());
        Gate gate = AccessAssembly.gate(settings, catalog);
        Identity caller = caller();
        KestraServer server = newest(asked);
        Decision decision =
                gate.decide(caller, asked, server, arguments(), (kind, id) -> Optional.ofNullable(namespace));
        List<ToolDescriptor> tools = catalog.visible(server).stream()
                .map(ToolCatalog.Entry::descriptor)
                .toList();
        return print(decision, asked, gate.stepUp(caller, tools, server));
    }

    private int print(Decision decision, ToolDescriptor asked, Set<String> scopes) {
        PrintWriter out = spec.commandLine().getOut();
        boolean allowed = decision instanceof Decision.Allowed;
        out.println(
                asked.name() + (namespace == null ? "" : " in " + namespace) + ": " + (allowed ? "allowed" : "denied"));
        out.println("  why:   " + decision.reason());
        out.println("  needs: " + String.join(", ", asked.permissions()));
        if (decision instanceof Decision.Denied denied) {
            out.println("  told:  " + denied.told());
        } else if (!allowed) {
            out.println("  told:  "
                    + (scopes.isEmpty()
                            ? "Unknown tool: " + asked.name()
                            : "to sign in again with these scopes: " + String.join(" ", scopes)));
        }
        return allowed ? 0 : 1;
    }

    private Identity caller() throws IOException {
        try {
            // Gson would also take an array for a map.
            if (!(JsonParser.parseString(Files.readString(claims)) instanceof JsonObject object)) {
                throw new IllegalArgumentException(claims + " is no JSON object of claims.");
            }
            Map<String, Object> read = new Gson().fromJson(object, OBJECT);
            String issuer = read.get("iss") instanceof String text ? text : "unknown issuer";
            String subject = read.get("sub") instanceof String text ? text : "unknown subject";
            return new Identity(new Principal(issuer, subject, subject), Claims.of(read));
        } catch (JsonParseException e) {
            throw new IllegalArgumentException(claims + " is no JSON object of claims: " + e.getMessage(), e);
        }
    }

    /** The namespace in every way in which a tool may name one. */
    private JsonObject arguments() {
        JsonObject arguments = new JsonObject();
        arguments.addProperty("execution_id", "any");
        arguments.addProperty("app_uid", "any");
        arguments.addProperty("cascade", false);
        if (namespace != null) {
            arguments.addProperty("namespace", namespace);
            arguments.addProperty("source", "id: any\nnamespace: \"" + namespace + "\"\n");
            JsonObject filter = new JsonObject();
            filter.addProperty("namespace", namespace);
            arguments.add("filter", filter);
        }
        return arguments;
    }

    private static KestraServer newest(ToolDescriptor tool) {
        ApiLine line = tool.bindings().lastKey();
        return new KestraServer(line.name(), "EE", line, true);
    }
}
