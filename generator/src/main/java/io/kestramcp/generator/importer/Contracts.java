package io.kestramcp.generator.importer;

import io.kestramcp.contract.Contract;
import io.kestramcp.contract.ContractException;
import io.kestramcp.contract.change.LineOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The slices that are there before an import.
 *
 * @param byLine by API line, the oldest first
 */
record Contracts(SortedMap<String, Contract> byLine) {
    private static final Pattern SLICE = Pattern.compile("kestra-([0-9]+\\.[0-9]+)\\.yaml");

    /** @param replaced the line whose slice is about to be replaced: broken, it counts as none */
    static Contracts in(Path folder, String replaced) {
        SortedMap<String, Contract> byLine = new TreeMap<>(LineOrder.OLDEST_FIRST);
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> {
                Matcher name = SLICE.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    read(file, name.group(1).equals(replaced)).ifPresent(slice -> byLine.put(slice.line(), slice));
                }
            });
            return new Contracts(byLine);
        } catch (IOException e) {
            throw new ContractException("Cannot read the folder of contracts " + folder + ": " + e, e);
        }
    }

    private static Optional<Contract> read(Path file, boolean replaced) {
        try {
            return Optional.of(Contract.read(file));
        } catch (ContractException e) {
            if (replaced) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The slice that a new document of a line is compared with: the line's own, else that of the nearest line before. */
    Optional<Contract> baseline(String line) {
        if (byLine.containsKey(line)) {
            return Optional.of(byLine.get(line));
        }
        SortedMap<String, Contract> before = byLine.headMap(line);
        return before.isEmpty() ? Optional.empty() : Optional.of(before.get(before.lastKey()));
    }

    /** The slices, with one more or another one. */
    Contracts with(Contract contract) {
        SortedMap<String, Contract> all = new TreeMap<>(byLine);
        all.put(contract.line(), contract);
        return new Contracts(all);
    }
}
