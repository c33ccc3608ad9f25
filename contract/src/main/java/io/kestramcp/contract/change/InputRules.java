package io.kestramcp.contract.change;

import io.kestramcp.contract.Schema;
import io.kestramcp.contract.SnakeCase;
import io.kestramcp.contract.change.AdapterUse.FilterUse;
import io.kestramcp.contract.change.AdapterUse.From;
import io.kestramcp.contract.change.AdapterUse.InputUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the change of one parameter, or of one property of a JSON body, means for the adapter that sends it. */
final class InputRules {
    private final Findings findings;
    private final Optional<Schema> filters;

    /** @param filters the filters that the newer operation takes */
    InputRules(Findings findings, Optional<Schema> filters) {
        this.findings = findings;
        this.filters = filters;
    }

    /** The same name on both sides. */
    void same(Input before, Input after) {
        Optional<InputUse> use = use(before);
        if (after.required() && !before.required()) {
            nowRequired(after, use);
        } else if (before.required() && !after.required() && sent(use)) {
            findings.follows(
                    Kind.NOW_OPTIONAL, after.name(), what(after, use) + " can be left out now: nothing to do.");
        }
        if (before.place() != after.place() && sent(use)) {
            findings.follows(
                    Kind.INPUT_MOVED,
                    after.name(),
                    what(after, use) + " is sent " + after.place().words() + " now, was "
                            + before.place().words() + ": bound by its name, nothing to do.");
        }
        use.filter(each -> sent(use))
                .ifPresent(each -> new ValueRules(findings, what(after, use), each).compare(before, after));
    }

    /** Another name on either side, found by its place in the path, or by its type and a name that is like it. */
    void renamed(Input before, Input after) {
        Optional<InputUse> use = use(before);
        if (use.isEmpty()) {
            if (after.required()) {
                added(after);
            }
            return;
        }
        boolean certain = before.place() == Input.Place.PATH;
        String now = Words.code(before.name()) + (certain ? " is " : " is gone; it seems to be ")
                + Words.code(after.name()) + " now";
        String argument = use.get().argument();
        boolean follows = use.get().from() == From.ARGUMENT
                && !use.get().stated()
                && SnakeCase.of(after.name()).equals(argument);
        if (follows) {
            findings.follows(
                    Kind.INPUT_RENAMED,
                    before.name(),
                    now + ", and the argument stays " + Words.code(argument) + ": nothing to do.");
        } else if (use.get().from() == From.YAML) {
            findings.decide(
                    Kind.INPUT_RENAMED,
                    before.name(),
                    now + ": say so where it is taken from the YAML.",
                    "body",
                    "{ provides: [" + after.name() + "] }");
        } else {
            String rest = use.get().from() == From.ARGUMENT
                    ? ". The argument " + Words.code(argument) + " keeps its name by the key."
                    : ".";
            List<Remedy> remedies = new ArrayList<>();
            remedies.add(findings.key("params", entry(after.name(), successorOf(use.get()))));
            if (use.get().stated()) {
                remedies.add(findings.gone(before.name()));
            }
            findings.decide(Kind.INPUT_RENAMED, before.name(), now + rest, remedies);
        }
        if (certain && sent(use)) {
            new ValueRules(findings, what(after, use), use.get()).compare(before, after);
        }
    }

    /** Nothing like it on the other side. */
    void removed(Input before) {
        Optional<InputUse> use = use(before);
        if (use.isEmpty() || (use.get().from() == From.TENANT && !use.get().stated())) {
            return;
        }
        InputUse used = use.get();
        String name = Words.code(before.name());
        switch (used.from()) {
            case YAML ->
                findings.decide(
                        Kind.INPUT_REMOVED,
                        before.name(),
                        name + ", which is taken from the YAML, is gone.",
                        "body",
                        "{ provides: [] }");
            case HIDDEN, FIXED, TENANT ->
                findings.decide(
                        Kind.INPUT_REMOVED,
                        before.name(),
                        name + (used.from() == From.HIDDEN ? ", which the manifest hides," : ", which is always sent,")
                                + " is gone.",
                        List.of(findings.gone(before.name())));
            default ->
                findings.decide(
                        Kind.INPUT_REMOVED,
                        before.name(),
                        name + " is gone, and with it the argument " + Words.code(used.argument()) + "."
                                + (filters.isPresent() ? " A filter may do the same." : ""),
                        insteadOf(before, used));
        }
    }

    /** What the manifest says of the parameter goes; a filter may take its place. */
    private List<Remedy> insteadOf(Input before, InputUse use) {
        List<Remedy> remedies = new ArrayList<>();
        filters.ifPresent(fields -> {
            Optional<String> field =
                    Words.successor(before.name(), fields.properties().keySet());
            String operator = field.map(
                            each -> Filters.operator(fields.properties().get(each), use.argument()))
                    .orElse("OPERATOR");
            remedies.add(findings.key(
                    "filters", field.orElse("FIELD") + ": { as: " + use.argument() + ", op: " + operator + " }"));
        });
        if (use.stated()) {
            remedies.add(findings.gone(before.name()));
        }
        return remedies;
    }

    /** Nothing like it before. */
    void added(Input after) {
        if (after.name().equals("tenant")) {
            findings.follows(Kind.OFFER, after.name(), "The tenant is sent now: nothing to do.");
            return;
        }
        if (use(after).isPresent()) {
            // Looked at with the eyes of the newer line, whose manifest has it already.
            return;
        }
        String argument = SnakeCase.of(after.name());
        String which = Words.code(after.name()) + " (" + Types.sent(after.schema()) + ", "
                + after.place().words() + ")";
        if (after.place() != Input.Place.BODY && !Types.fitsArgument(after.schema())) {
            findings.decide(
                    Kind.INPUT_ADDED,
                    after.name(),
                    "There is the new " + which + ", of a type that no argument has"
                            + (after.required() ? ", and it must be sent." : ": hide it."),
                    "params",
                    entry(after.name(), after.required() ? "{ fixed: VALUE }" : "hidden"));
        } else if (after.required()) {
            findings.decide(
                    Kind.INPUT_ADDED,
                    after.name(),
                    "There is the new " + which
                            + ", which must be sent: without a key it becomes the required argument "
                            + Words.code(argument) + ", which no call of today gives.",
                    "params",
                    entry(after.name(), "{ default: VALUE }"));
        } else if (taken(argument)) {
            findings.decide(
                    Kind.INPUT_ADDED,
                    after.name(),
                    "There is the new " + which + ", but the argument " + Words.code(argument)
                            + " is another thing already: rename it or hide it.",
                    "params",
                    entry(after.name(), "hidden"));
        } else {
            findings.follows(
                    Kind.OFFER,
                    after.name(),
                    "Takes the new " + which + ", which becomes the optional argument " + Words.code(argument)
                            + " by itself. To leave it out: " + Words.code("params: { " + after.name() + ": hidden }")
                            + ".");
        }
    }

    private void nowRequired(Input after, Optional<InputUse> use) {
        if (use.isEmpty() || use.get().from() == From.HIDDEN) {
            findings.decide(
                    Kind.NOW_REQUIRED,
                    after.name(),
                    Words.code(after.name()) + " is not sent, and must be now: say what to send, or offer it.",
                    "params",
                    entry(after.name(), "{ fixed: VALUE }"));
        } else if (use.get().from() == From.ARGUMENT
                && !use.get().needed()
                && !use.get().preset()) {
            findings.decide(
                    Kind.NOW_REQUIRED,
                    after.name(),
                    what(after, use)
                            + " must be given now. It stays optional when there is something to send without it.",
                    "params",
                    entry(after.name(), "{ as: " + use.get().argument() + ", default: VALUE }"));
        } else {
            findings.follows(
                    Kind.NOW_REQUIRED,
                    after.name(),
                    what(after, use) + " must be sent now, which it always is: nothing to do.");
        }
    }

    private boolean taken(String argument) {
        Stream<String> filters = findings.call().filters().stream().map(FilterUse::argument);
        Stream<String> inputs = findings.call().inputs().stream().map(InputUse::argument);
        Stream<String> body = findings.call().body().stream().map(each -> each.argument());
        return Stream.of(filters, inputs, body).flatMap(each -> each).anyMatch(argument::equals);
    }

    private Optional<InputUse> use(Input input) {
        return findings.call().input(input.name(), input.place() == Input.Place.BODY);
    }

    private static boolean sent(Optional<InputUse> use) {
        return use.filter(each -> each.from() != From.HIDDEN).isPresent();
    }

    /** The input in the tool's terms. */
    private static String what(Input input, Optional<InputUse> use) {
        return use.filter(each -> each.from() == From.ARGUMENT)
                .map(each -> "The argument " + Words.code(each.argument())
                        + (each.argument().equals(input.name()) ? "" : " (" + Words.code(input.name()) + ")"))
                .orElse(Words.code(input.name()));
    }

    private static String successorOf(InputUse use) {
        return switch (use.from()) {
            case TENANT -> "tenant";
            case HIDDEN -> "hidden";
            case FIXED ->
                "{ fixed: "
                        + (use.values().isEmpty()
                                ? "VALUE"
                                : Words.yaml(use.values().get(0))) + " }";
            default -> use.argument();
        };
    }

    private static String entry(String name, String value) {
        return Words.yaml(name) + ": " + value;
    }
}
