package io.kestramcp.generator.coverage;

import io.kestramcp.contract.ContractException;
import io.kestramcp.contract.slice.ListedOperation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Every operation of one API line, whether or not a tool calls it. The importer writes it beside the slice, so that what the
 * manifest leaves out can be checked without the full document.
 *
 * @param line the API line
 * @param source what it was imported from
 * @param sha256 of the document it was imported from, in hexadecimal
 * @param operations by operationId
 */
public record OperationList(String line, String source, String sha256, SortedMap<String, ListedOperation> operations) {
    private static final Pattern FACT = Pattern.compile("# (source|source sha256): (.*)");
    private static final Pattern TAG = Pattern.compile("(\\S.*):");
    private static final Pattern OPERATION = Pattern.compile("  (\\S+) ([A-Z]+) (\\S+)");

    /** Lists operations. */
    public static OperationList of(String line, String source, String sha256, Collection<ListedOperation> operations) {
        return new OperationList(
                line,
                source,
                sha256,
                operations.stream()
                        .collect(Collectors.toMap(ListedOperation::id, each -> each, (a, b) -> a, TreeMap::new)));
    }

    /** The file of a line in the folder of the contracts. */
    public static Path file(Path folder, String line) {
        return folder.resolve("operations-" + line + ".txt");
    }

    /**
     * Reads the list of a line.
     *
     * @param folder the folder of the contracts
     * @return nothing when the line has no list
     * @throws ContractException when it cannot be read
     */
    public static Optional<OperationList> read(Path folder, String line) {
        Path file = file(folder, line);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(String.valueOf(file.getFileName()), line, Files.readAllLines(file)));
        } catch (IOException e) {
            throw new ContractException("Cannot read " + file + ": " + e, e);
        }
    }

    /** The operation of this id. */
    public Optional<ListedOperation> operation(String id) {
        return Optional.ofNullable(operations.get(id));
    }

    /** The operations with this tag, by id. */
    public List<ListedOperation> tagged(String tag) {
        return operations.values().stream()
                .filter(each -> each.tag().equals(tag))
                .toList();
    }

    /** The tags that operations have. */
    public SortedSet<String> tags() {
        return operations.values().stream().map(ListedOperation::tag).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The list as its file: by tag, then by id, so that a difference of two versions reads well. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append("# Every operation of Kestra's API on line ").append(line);
        text.append(": id, method and path, by tag. Facts only. Written by the importer.\n");
        text.append("# source: ").append(source).append('\n');
        text.append("# source sha256: ").append(sha256).append('\n');
        text.append("# operations: ").append(operations.size()).append('\n');
        for (String tag : tags()) {
            text.append(tag).append(":\n");
            tagged(tag).stream()
                    .sorted(Comparator.comparing(ListedOperation::id))
                    .forEach(each -> text.append("  ")
                            .append(each.id())
                            .append(' ')
                            .append(each.method())
                            .append(' ')
                            .append(each.path())
                            .append('\n'));
        }
        return text.toString();
    }

    /**
     * Reads the text of a list.
     *
     * @param name what messages call it
     */
    public static OperationList parse(String name, String line, List<String> lines) {
        List<ListedOperation> operations = new ArrayList<>();
        SortedMap<String, String> facts = new TreeMap<>();
        String tag = "";
        for (String each : lines) {
            Matcher fact = FACT.matcher(each);
            Matcher group = TAG.matcher(each);
            Matcher operation = OPERATION.matcher(each);
            if (fact.matches()) {
                facts.put(fact.group(1), fact.group(2));
            } else if (operation.matches() && !tag.isEmpty()) {
                operations.add(new ListedOperation(operation.group(1), tag, operation.group(2), operation.group(3)));
            } else if (group.matches() && !each.startsWith("#")) {
                tag = group.group(1);
            } else if (!each.startsWith("#")) {
                throw new ContractException(name + " has '" + each + "', which is no operation. Import the API again: "
                        + "./kestra-mcp api import SPEC --as " + line);
            }
        }
        return of(line, facts.getOrDefault("source", ""), facts.getOrDefault("source sha256", ""), operations);
    }
}
