package io.kestramcp.generator.importer;

import io.kestramcp.contract.ContractException;
import io.kestramcp.contract.slice.Spec;
import io.kestramcp.generator.manifest.ManifestException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * {@code import SPEC --as LINE}: cuts the slice of an API line out of a full spec. SPEC is a file, or the base URL of a
 * running Kestra. The project is in the system property {@code project.root}, or in the current folder.
 */
public final class ImportCommand {
    private static final String USAGE = """
            Usage: import SPEC --as LINE
              SPEC  a full OpenAPI file of Kestra, or the base URL of a running one
              LINE  the API line that it speaks, such as 1.3
            """;
    private static final Pattern LINE = Pattern.compile("[0-9]+\\.[0-9]+");

    private final Path root;
    private final PrintStream out;
    private final PrintStream err;

    ImportCommand(Path root, PrintStream out, PrintStream err) {
        this.root = root;
        this.out = out;
        this.err = err;
    }

    /** Runs the command and exits: 0 done, 1 refused, 2 wrong usage. */
    public static void main(String[] arguments) {
        // The JSONPath library logs; nobody listens, and the terminal need not be told so.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(new ImportCommand(Path.of(System.getProperty("project.root", "")), System.out, System.err)
                .run(arguments));
    }

    /** Runs the command and returns its exit status. */
    int run(String... arguments) {
        if (arguments.length != 4 || !arguments[0].equals("import") || !arguments[2].equals("--as")) {
            err.print(USAGE);
            return 2;
        }
        String line = arguments[3];
        if (!LINE.matcher(line).matches()) {
            err.println("'" + line + "' is not an API line such as 1.3.");
            err.print(USAGE);
            return 2;
        }
        try {
            Path manifest = root.resolve("tool-manifest.yaml");
            Path contracts = root.resolve("openapi");
            Map<String, String> wanted = WantedOperations.of(manifest, line);
            Spec spec = SpecSource.read(arguments[1]);
            out.print(new Import(contracts, wanted, new Accounting(manifest, contracts))
                    .run(spec, line)
                    .report());
            return 0;
        } catch (ContractException | ManifestException e) {
            err.println(e.getMessage());
            return 1;
        }
    }
}
