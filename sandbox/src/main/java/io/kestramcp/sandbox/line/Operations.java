package io.kestramcp.sandbox.line;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Every operation that a line's server has, whether the sandbox serves it or not: the one tells a path that Kestra
 * does not know (404, 405) from one that only the sandbox lacks (501).
 */
public final class Operations {
    private Operations() {}

    /** The operations of a line, with those of the Enterprise Edition or without; the most literal path first. */
    public static List<Operation> of(ApiLine line, boolean enterprise) {
        List<Operation> all = new ArrayList<>(read(line.id()));
        if (enterprise) {
            all.addAll(read("enterprise"));
        }
        all.sort(Comparator.comparing(Operation::path, PathTemplate.MOST_LITERAL_FIRST));
        return List.copyOf(all);
    }

    private static List<Operation> read(String table) {
        String file = "/io/kestramcp/sandbox/operations-" + table + ".txt";
        try (InputStream in = Operations.class.getResourceAsStream(file);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(row -> !row.startsWith("#"))
                    .map(row -> row.split(" +", -1))
                    .map(cell -> new Operation(
                            cell[0],
                            cell[1],
                            PathTemplate.of(cell[2]),
                            List.of(cell[3].split(",", -1)),
                            List.of(cell[4].split(",", -1))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
