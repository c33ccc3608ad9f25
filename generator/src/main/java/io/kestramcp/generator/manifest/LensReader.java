package io.kestramcp.generator.manifest;

import io.kestramcp.generator.manifest.Lens.AnswerEntry;
import io.kestramcp.generator.manifest.Lens.BodyEntry;
import io.kestramcp.generator.manifest.Lens.LimitEntry;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads what a tool is on one API line. */
final class LensReader {
    /** The keys that an API line may have of its own. */
    static final Set<String> KEYS = new TreeSet<>(
            Set.of("operation", "otherwise", "params", "body", "filters", "keep", "limit", "tail", "answer"));

    private static final Set<String> BODY =
            new TreeSet<>(Set.of("as", "describe", "provides", "encode", "files", "schema"));
    private static final Set<String> ANSWER = new TreeSet<>(Set.of("text", "bytes"));
    private static final Set<String> LIMIT = new TreeSet<>(Set.of("default", "maximum"));

    private final Problems problems;

    LensReader(Problems problems) {
        this.problems = problems;
    }

    Lens read(Section tool) {
        return new Lens(
                tool.place(),
                operation(tool),
                otherwise(tool),
                new ParamReader(problems).params(tool),
                body(tool),
                new FilterReader(problems).filters(tool),
                new KeepReader(problems).keep(tool),
                limit(tool),
                answer(tool));
    }

    /** The tool's section keeps its problems to itself, so a missing operation is told here. */
    private Text operation(Section tool) {
        return tool.text("operation").filter(id -> !id.value().isBlank()).orElseGet(() -> {
            problems.add(tool.place(), "has no operation: add one, by its operationId.");
            return new Text("", tool.place().line());
        });
    }

    private Map<Integer, Text> otherwise(Section tool) {
        Map<Integer, Text> otherwise = new LinkedHashMap<>();
        tool.node("otherwise").ifPresent(node -> {
            Section section = Section.open(problems, tool.place("otherwise"), node);
            for (String status : section.keys()) {
                if (status.matches("4[0-9][0-9]")) {
                    section.text(status).ifPresent(operation -> otherwise.put(Integer.valueOf(status), operation));
                } else {
                    problems.add(section.place(status), "must be a status from 400 to 499.");
                }
            }
            if (section.keys().size() > 1) {
                problems.add(section.place(), "has several statuses: one is possible.");
            }
        });
        return otherwise;
    }

    private Optional<BodyEntry> body(Section tool) {
        return tool.node("body").map(node -> {
            Section body = Section.closed(problems, tool.place("body"), node, BODY);
            return new BodyEntry(
                    body.place(),
                    body.required("as"),
                    body.word("describe"),
                    body.texts("provides"),
                    body.text("encode"),
                    body.text("files"),
                    body.json("schema").flatMap(schema -> {
                        if (schema.isJsonObject()) {
                            return Optional.of(schema.getAsJsonObject());
                        }
                        problems.add(body.place("schema"), "must be a JSON Schema: a mapping.");
                        return Optional.empty();
                    }));
        });
    }

    private Optional<LimitEntry> limit(Section tool) {
        if (tool.keys().contains("limit") && tool.keys().contains("tail")) {
            problems.add(tool.place("tail"), "and limit are both set: keep the one that gives the rows that matter.");
        }
        String key = tool.keys().contains("tail") ? "tail" : "limit";
        return tool.node(key).map(node -> {
            Section limit = Section.closed(problems, tool.place(key), node, LIMIT);
            return new LimitEntry(limit.place(), key.equals("tail"), rows(limit, "default"), rows(limit, "maximum"));
        });
    }

    private Optional<AnswerEntry> answer(Section tool) {
        return tool.node("answer").flatMap(node -> {
            Section answer = Section.closed(problems, tool.place("answer"), node, ANSWER);
            Optional<String> text = answer.word("text");
            Optional<String> bytes = answer.word("bytes");
            if (text.isPresent() == bytes.isPresent()) {
                problems.add(answer.place(), "must say one of text and bytes.");
            }
            return text.or(() -> bytes).map(name -> new AnswerEntry(answer.place(), name, bytes.isPresent()));
        });
    }

    private int rows(Section limit, String key) {
        Optional<BigDecimal> rows = limit.number(key);
        if (rows.isEmpty()
                || rows.get().signum() <= 0
                || rows.get().stripTrailingZeros().scale() > 0) {
            problems.add(limit.place(key), "needs a " + key + " number of rows, 1 or more.");
            return 1;
        }
        return rows.get().intValue();
    }
}
