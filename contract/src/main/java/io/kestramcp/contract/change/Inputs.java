package io.kestramcp.contract.change;

import io.kestramcp.contract.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What changed in an operation's parameters, and in the properties of its JSON body: which is the same as which. */
final class Inputs {
    private static final Pattern PATH_PARAMETER = Pattern.compile("\\{([^}]*)}");

    private final Operation before;
    private final Operation after;
    private final Findings findings;

    Inputs(Operation before, Operation after, Findings findings) {
        this.before = before;
        this.after = after;
        this.findings = findings;
    }

    void compare() {
        boolean properties = findings.call().body().isEmpty();
        List<Input> gone = Input.of(before, properties);
        List<Input> added = new ArrayList<>(Input.of(after, properties));
        InputRules rules = new InputRules(findings, Filters.fields(after));
        List<Input> unmatched = new ArrayList<>();
        for (Input input : gone) {
            Optional<Input> same = same(input, added);
            if (same.isPresent()) {
                added.remove(same.get());
                rules.same(input, same.get());
            } else {
                unmatched.add(input);
            }
        }
        for (Input input : unmatched) {
            Optional<Input> successor = successor(input, added);
            if (successor.isPresent()) {
                added.remove(successor.get());
                rules.renamed(input, successor.get());
            } else {
                rules.removed(input);
            }
        }
        added.stream().filter(each -> !pagingOrder(each)).forEach(rules::added);
    }

    /** A path parameter's successor stands where it stood; another's has its type and a name that is like it. */
    private Optional<Input> successor(Input input, List<Input> added) {
        if (input.place() == Input.Place.PATH) {
            List<String> names = names(before.path());
            List<String> others = names(after.path());
            int at = names.indexOf(input.name());
            return names.size() == others.size() && at >= 0 ? named(others.get(at), added) : Optional.empty();
        }
        List<String> candidates = added.stream()
                .filter(each -> each.place() == input.place())
                .filter(each -> Types.sent(each.schema()).equals(Types.sent(input.schema())))
                .map(Input::name)
                .toList();
        return Words.successor(input.name(), candidates).flatMap(name -> named(name, added));
    }

    /** A parameter may have the name of a property of the body. */
    private static Optional<Input> same(Input input, List<Input> inputs) {
        boolean property = input.place() == Input.Place.BODY;
        return inputs.stream()
                .filter(each -> each.name().equals(input.name()) && (each.place() == Input.Place.BODY) == property)
                .findFirst();
    }

    private static Optional<Input> named(String name, List<Input> inputs) {
        return inputs.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    private static List<String> names(String path) {
        List<String> names = new ArrayList<>();
        Matcher matcher = PATH_PARAMETER.matcher(path);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** The order of pages is offered only where the manifest says so. */
    private boolean pagingOrder(Input input) {
        Set<String> names = Set.of("page", "size");
        return input.name().equals("sort")
                && !input.required()
                && names.stream().allMatch(name -> after.parameter(name).isPresent());
    }
}
