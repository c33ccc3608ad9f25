package io.kestramcp.generator.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the command was given.
 *
 * @param spec a file, or the base URL of a Kestra
 * @param line the API line that it speaks
 * @param from what to compare with: a line, a file or a URL
 * @param check whether nothing is to be written
 */
record ImportArguments(String spec, String line, Optional<String> from, boolean check) {
    static final String USAGE = """
            Usage: import SPEC --as LINE [--from OLD] [--check]
              SPEC     a full OpenAPI file of Kestra, or the base URL of a running one
              LINE     the API line that it speaks, such as 1.3
              OLD      what to compare with: an API line, a file or a URL; else the slice of LINE, or of the line before
              --check  write nothing: print the report, and exit with 1 when something is to be decided
            """;
    private static final Pattern LINE = Pattern.compile("[0-9]+\\.[0-9]+");

    /** @throws IllegalArgumentException with a line for the terminal, or none, when it is no such command */
    static ImportArguments of(String... arguments) {
        List<String> rest = new ArrayList<>(List.of(arguments));
        boolean check = rest.remove("--check");
        Optional<String> from = option(rest, "--from");
        Optional<String> line = option(rest, "--as");
        if (rest.size() != 2 || !rest.get(0).equals("import") || line.isEmpty()) {
            throw new IllegalArgumentException("");
        }
        if (!LINE.matcher(line.get()).matches()) {
            throw new IllegalArgumentException("'" + line.get() + "' is not an API line such as 1.3.\n");
        }
        return new ImportArguments(rest.get(1), line.get(), from, check);
    }

    private static Optional<String> option(List<String> arguments, String name) {
        int at = arguments.indexOf(name);
        if (at < 0) {
            return Optional.empty();
        }
        if (at + 1 >= arguments.size()) {
            throw new IllegalArgumentException(name + " needs a value.\n");
        }
        arguments.remove(at);
        return Optional.of(arguments.remove(at));
    }
}
