package io.kestramcp.generator.importer;

import io.kestramcp.contract.ContractException;
import io.kestramcp.generator.manifest.ManifestException;
import io.kestramcp.generator.report.ApiReport;
import io.kestramcp.generator.report.ReportMarkdown;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code import SPEC --as LINE}: cuts the slice of an API line out of a full spec, and reports what it means for the tools.
 * SPEC is a file, or the base URL of a running Kestra. The project is in the system property {@code project.root}, or in the
 * current folder.
 */
public final class ImportCommand {
    private final Path root;
    private final PrintStream out;
    private final PrintStream err;

    ImportCommand(Path root, PrintStream out, PrintStream err) {
        this.root = root;
        this.out = out;
        this.err = err;
    }

    /** Runs the command and exits: 0 done, 1 refused or to be decided, 2 wrong usage. */
    public static void main(String[] arguments) {
        // The JSONPath library logs; nobody listens, and the terminal need not be told so.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(new ImportCommand(Path.of(System.getProperty("project.root", "")), System.out, System.err)
                .run(arguments));
    }

    /** Runs the command and returns its exit status. */
    int run(String... arguments) {
        ImportArguments parsed;
        try {
            parsed = ImportArguments.of(arguments);
        } catch (IllegalArgumentException e) {
            err.print(e.getMessage());
            err.print(ImportArguments.USAGE);
            return 2;
        }
        try {
            Import importer = new Import(root, parsed.line());
            Import.Draft draft = importer.draft(SpecSource.read(parsed.spec()), parsed.from());
            return parsed.check() ? check(draft) : write(importer, draft);
        } catch (ContractException | ManifestException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private int check(Import.Draft draft) {
        draft.report().ifPresent(report -> out.print(ReportMarkdown.of(report)));
        new Accounting(root.resolve("tool-manifest.yaml"), root.resolve("openapi")).of(draft.list());
        return status(draft.report());
    }

    /** The report comes first: it tells about an operation that nobody has decided about, which ends the import. */
    private int write(Import importer, Import.Draft draft) {
        Optional<Path> page = draft.report()
                .filter(report -> !report.empty())
                .map(report -> new ReportFiles(root.resolve("docs/api")).write(report));
        page.ifPresent(file -> out.println(root.relativize(file) + ": what this means for the tools."));
        out.print(importer.write(draft).report());
        draft.report().ifPresent(this::tell);
        return status(draft.report());
    }

    private void tell(ApiReport report) {
        int open = report.open().size();
        if (open > 0) {
            out.println(
                    open + (open == 1 ? " change is" : " changes are") + " to be decided; the report has the keys.");
        }
        report.problems().forEach(out::println);
    }

    private static int status(Optional<ApiReport> report) {
        return report.filter(ApiReport::toBeDecided).isPresent() ? 1 : 0;
    }
}
