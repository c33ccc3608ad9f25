package io.kestramcp.contract.change;

import io.kestramcp.contract.Contract;
import io.kestramcp.contract.Operation;
import io.kestramcp.contract.Parameter;
import io.kestramcp.contract.Schema;
import io.kestramcp.contract.change.AdapterUse.FilterUse;
import java.util.List;
import java.util.Optional;

/** What changed in the filters that are offered. Which fields a search knows, overlays tell. */
final class Filters {
    private final Contract before;
    private final Contract after;
    private final Findings findings;

    Filters(Contract before, Contract after, Findings findings) {
        this.before = before;
        this.after = after;
        this.findings = findings;
    }

    void compare(Operation old, Operation now) {
        Optional<Schema> were = fields(old);
        Optional<Schema> are = fields(now);
        List<FilterUse> offered = findings.call().filters();
        if (offered.isEmpty()) {
            if (were.isEmpty() && are.isPresent() && !filtersSuggested()) {
                findings.follows(
                        Kind.OFFER,
                        "filters",
                        "The search takes filters now. To offer one: `filters: { FIELD: OPERATOR }`.");
            }
        } else if (were.isPresent() && are.isEmpty()) {
            findings.decide(
                    Kind.FILTER_GONE,
                    "filters",
                    "The search takes no filters any more, and the arguments "
                            + Words.codes(
                                    offered.stream().map(FilterUse::argument).toList())
                            + " are gone: Kestra would ignore them in silence.",
                    "filters",
                    "");
        } else if (were.isPresent()) {
            offered.forEach(use -> filter(use, were.get(), are.get()));
        }
    }

    /** Whether an argument that is gone was told to be a filter now. */
    private boolean filtersSuggested() {
        return findings.changes().stream()
                .flatMap(each -> each.remedy().stream())
                .anyMatch(each -> each.section().equals("filters"));
    }

    /** The operator of a field that most likely does what an argument of this name is for. */
    static String operator(Schema field, String argument) {
        List<String> operators = List.copyOf(field.properties().keySet());
        String wanted = argument.matches(".*(after|start|from|since|min).*")
                ? "GREATER_THAN_OR_EQUAL_TO"
                : argument.matches(".*(before|end|until|max).*") ? "LESS_THAN_OR_EQUAL_TO" : "EQUALS";
        return operators.contains(wanted) ? wanted : operators.isEmpty() ? "OPERATOR" : operators.get(0);
    }

    private void filter(FilterUse use, Schema were, Schema are) {
        Optional<Schema> old = value(were, use);
        Optional<Schema> now = value(are, use);
        if (old.isEmpty()) {
            return;
        }
        Schema field = are.properties().get(use.field());
        if (field == null) {
            gone(
                    use,
                    "The filter on " + Words.code(use.field()) + " is gone",
                    are,
                    Words.successor(use.field(), are.properties().keySet()));
        } else if (now.isEmpty()) {
            gone(
                    use,
                    "The filter on " + Words.code(use.field()) + " has no " + Words.code(use.operator())
                            + " any more, it has "
                            + Words.codes(field.properties().keySet()),
                    are,
                    Optional.of(use.field()));
        } else if (!Types.sent(old.get()).equals(Types.sent(now.get()))) {
            findings.decide(
                    Kind.TYPE,
                    use.field(),
                    argument(use) + " is of type " + Types.sent(now.get()) + " now, was " + Types.sent(old.get()) + ".",
                    "filters",
                    use.field() + ": { as: " + use.argument() + ", op: " + use.operator() + " }");
        }
        use.schema().ifPresent(name -> choices(use, name));
    }

    private void gone(FilterUse use, String sentence, Schema are, Optional<String> successor) {
        String operator = successor
                .map(each -> operator(are.properties().get(each), use.argument()))
                .orElse("OPERATOR");
        findings.decide(
                Kind.FILTER_GONE,
                use.field(),
                sentence + ". The argument " + Words.code(use.argument())
                        + " needs it: Kestra would ignore or refuse what is sent.",
                "filters",
                successor.orElse("FIELD") + ": { as: " + use.argument() + ", op: " + operator + " }");
    }

    private void choices(FilterUse use, String name) {
        Optional<Schema> old = before.schema(name);
        Optional<Schema> now = after.schema(name);
        if (old.isEmpty()) {
            return;
        }
        if (now.isEmpty() || Enums.of(now.get()).isEmpty()) {
            findings.decide(
                    Kind.FEWER_VALUES,
                    use.field(),
                    argument(use) + " takes its values from the enum " + Words.code(name) + ", which is gone.",
                    "filters",
                    use.field() + ": { as: " + use.argument() + ", op: " + use.operator() + ", enum: "
                            + Words.yaml(Enums.of(old.get())) + " }");
            return;
        }
        List<String> gone = Enums.gone(Enums.of(old.get()), Enums.of(now.get()));
        List<String> more = Enums.gone(Enums.of(now.get()), Enums.of(old.get()));
        if (!gone.isEmpty()) {
            findings.follows(
                    Kind.FEWER_VALUES,
                    use.field(),
                    argument(use) + " does not take " + Words.codes(gone)
                            + " any more: such a call is refused with what is allowed. Nothing to set.");
        }
        if (!more.isEmpty()) {
            findings.follows(
                    Kind.OFFER,
                    use.field(),
                    argument(use) + " can be " + Words.codes(more) + " too, which is offered by itself.");
        }
    }

    private static String argument(FilterUse use) {
        return "The argument " + Words.code(use.argument()) + " (filter " + Words.code(use.field()) + ")";
    }

    private static Optional<Schema> value(Schema fields, FilterUse use) {
        return Optional.ofNullable(fields.properties().get(use.field()))
                .map(field -> field.properties().get(use.operator()));
    }

    /** The filters that an operation takes. */
    static Optional<Schema> fields(Operation operation) {
        return operation.parameters().stream()
                .filter(Parameter::filters)
                .findFirst()
                .map(Parameter::schema);
    }
}
