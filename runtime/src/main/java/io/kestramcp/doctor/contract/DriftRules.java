package io.kestramcp.doctor.contract;

import io.kestramcp.contract.Contract;
import io.kestramcp.contract.Operation;
import io.kestramcp.contract.Parameter;
import io.kestramcp.contract.change.AdapterUse.From;
import io.kestramcp.contract.change.AdapterUse.InputUse;
import io.kestramcp.contract.change.Change;
import io.kestramcp.contract.change.Kind;
import io.kestramcp.contract.change.ToolChanges;
import io.kestramcp.contract.change.Uses;
import io.kestramcp.kestra.KestraServer;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a change of the contract means for a tool that was not imported anew. */
final class DriftRules {
    /** A call that knows nothing of these works as before. */
    private static final Set<Kind> HARMLESS =
            EnumSet.of(Kind.OPERATION_RENAMED, Kind.OPERATION_NEW, Kind.NOW_OPTIONAL, Kind.OFFER);

    /** The contract is that of the Enterprise Edition, whose answers have more to them. */
    private static final Set<Kind> OF_THE_EDITION =
            EnumSet.of(Kind.FIELD_GONE, Kind.FIELD_RETYPED, Kind.ANSWER, Kind.EDITION);

    private final KestraServer server;
    private final String tenant;
    private final Contract ours;
    private final Contract theirs;
    private final Uses uses;

    DriftRules(KestraServer server, String tenant, Contract ours, Contract theirs, Uses uses) {
        this.server = server;
        this.tenant = tenant;
        this.ours = ours;
        this.theirs = theirs;
        this.uses = uses;
    }

    /** The tool with what matters alone. */
    DriftedTool judge(ToolChanges tool) {
        List<Change> mattering = tool.changes().stream().filter(this::matters).toList();
        return new DriftedTool(
                tool.tool(),
                mattering.stream().map(this::sentence).distinct().toList(),
                mattering.stream().anyMatch(change -> isRoute(change.kind())));
    }

    private boolean matters(Change change) {
        if (HARMLESS.contains(change.kind()) || (!server.enterprise() && OF_THE_EDITION.contains(change.kind()))) {
            return false;
        }
        return switch (change.kind()) {
            case MOVED -> !path(ours, change).equals(path(theirs, change));
            // Without a decision to be made the value is always sent.
            case NOW_REQUIRED -> change.decision();
            case INPUT_ADDED -> !canBeLeftOut(change);
            case INPUT_REMOVED ->
                use(change).filter(use -> use.from() == From.HIDDEN).isEmpty();
            default -> true;
        };
    }

    private static boolean isRoute(Kind kind) {
        return kind == Kind.OPERATION_GONE || kind == Kind.MOVED || kind == Kind.METHOD;
    }

    /** In the report's words, but for its advice to who imports. */
    private String sentence(Change change) {
        if (isRoute(change.kind())) {
            Operation old = ours.operation(change.operation()).orElseThrow();
            String called = "It calls " + old.method() + " " + old.path() + ", which ";
            return called
                    + theirs.operation(change.operation())
                            .map(now -> "is " + now.method() + " " + now.path() + " in this Kestra.")
                            .orElse("this Kestra does not have.");
        }
        Optional<InputUse> removed = change.kind() == Kind.INPUT_REMOVED
                ? use(change).filter(use -> use.from() == From.ARGUMENT)
                : Optional.empty();
        if (removed.isPresent()) {
            return "This Kestra has no `%s`: it ignores the argument `%s`, or refuses the call."
                    .formatted(change.subject(), removed.get().argument());
        }
        int end = change.sentence().indexOf(". ");
        return end < 0 ? change.sentence() : change.sentence().substring(0, end + 1);
    }

    private String path(Contract contract, Change change) {
        return contract.operation(change.operation()).orElseThrow().path().replace("{tenant}", tenant);
    }

    /** What is new beside the body; a property of the body may have to be there, be it optional in itself. */
    private boolean canBeLeftOut(Change change) {
        return parameter(theirs, change).filter(added -> !added.required()).isPresent();
    }

    /** How the tool used the input that is gone; a parameter and a property of the body may have one name. */
    private Optional<InputUse> use(Change gone) {
        boolean property =
                parameter(ours, gone).isEmpty() || parameter(theirs, gone).isPresent();
        return uses.on(ours.line())
                .filter(use -> use.name().equals(gone.adapter()))
                .flatMap(use -> use.calls().stream())
                .filter(call -> call.operation().equals(gone.operation()))
                .flatMap(call -> call.input(gone.subject(), property).stream())
                .findFirst();
    }

    private static Optional<Parameter> parameter(Contract contract, Change change) {
        return contract.operation(change.operation()).flatMap(operation -> operation.parameter(change.subject()));
    }
}
