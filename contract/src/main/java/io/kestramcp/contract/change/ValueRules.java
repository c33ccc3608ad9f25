package io.kestramcp.contract.change;

import io.kestramcp.contract.Schema;
import io.kestramcp.contract.change.AdapterUse.From;
import io.kestramcp.contract.change.AdapterUse.InputUse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What changed in the values that an input takes: type, enum, default, limits. */
final class ValueRules {
    private static final List<String> LIMITS = List.of(
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "minLength",
            "maxLength",
            "pattern",
            "minItems",
            "maxItems");

    private final Findings findings;
    private final String what;
    private final InputUse use;

    /** @param what the input in the tool's terms */
    ValueRules(Findings findings, String what, InputUse use) {
        this.findings = findings;
        this.what = what;
        this.use = use;
    }

    void compare(Input before, Input after) {
        Schema old = before.schema();
        Schema now = after.schema();
        if (!Types.sent(old).equals(Types.sent(now))) {
            findings.decide(
                    Kind.TYPE,
                    after.name(),
                    what + " is of type " + Types.sent(now) + " now, was " + Types.sent(old) + ": "
                            + (use.from() == From.ARGUMENT ? "so is the argument." : "what is sent must fit."),
                    "params",
                    entry(
                            after.name(),
                            use.from() == From.ARGUMENT ? "{ as: " + use.argument() + " }" : "{ fixed: VALUE }"));
            return;
        }
        choices(after.name(), Enums.of(old), Enums.of(now));
        defaults(after.name(), old, now);
        limits(after.name(), old, now);
        if (after.place() == Input.Place.BODY && use.from() == From.ARGUMENT) {
            String yaml = entry(after.name(), "{ as: " + use.argument() + ", describe: WHAT TO SEND }");
            new Properties(findings, "params", yaml, use.argument()).compare(old, now);
        }
    }

    private void choices(String name, List<String> old, List<String> now) {
        if (old.equals(now)) {
            return;
        }
        List<String> gone = Enums.gone(old, now);
        List<String> named = use.values().stream().filter(gone::contains).toList();
        List<String> unlisted = now.isEmpty() || !old.isEmpty()
                ? List.of()
                : use.values().stream().filter(each -> !now.contains(each)).toList();
        if (!named.isEmpty() || !unlisted.isEmpty()) {
            List<String> left = use.values().stream().filter(now::contains).toList();
            findings.decide(
                    Kind.FEWER_VALUES,
                    name,
                    what + " does not take " + Words.codes(named.isEmpty() ? unlisted : named)
                            + " any more, which the manifest names.",
                    "params",
                    entry(name, use.from() == From.FIXED ? "{ fixed: VALUE }" : "{ enum: " + Words.yaml(left) + " }"));
        } else if (use.values().isEmpty() && (!gone.isEmpty() || old.isEmpty())) {
            findings.follows(
                    Kind.FEWER_VALUES,
                    name,
                    what
                            + (old.isEmpty()
                                    ? " takes only " + Words.codes(now) + " now"
                                    : " does not take " + Words.codes(gone) + " any more")
                            + ": such a call is refused with what is allowed. Nothing to set.");
        }
        List<String> more = Enums.gone(now, old);
        if (!old.isEmpty() && (now.isEmpty() || !more.isEmpty())) {
            findings.follows(
                    Kind.OFFER,
                    name,
                    what
                            + (now.isEmpty()
                                    ? " takes any value now."
                                    : " can be " + Words.codes(more) + " too"
                                            + (use.values().isEmpty()
                                                    ? ", which is offered by itself."
                                                    : ". Only what the manifest lists in `enum` is offered.")));
        }
    }

    private void defaults(String name, Schema old, Schema now) {
        boolean matters = use.from() == From.ARGUMENT && !use.preset() && !use.needed();
        if (matters && !Objects.equals(text(old.defaultValue()), text(now.defaultValue()))) {
            findings.decide(
                    Kind.DEFAULT,
                    name,
                    "Without " + Words.code(use.argument()) + " Kestra takes "
                            + now.defaultValue()
                                    .map(each -> Words.code(text(now.defaultValue())))
                                    .orElse("nothing")
                            + " now, was "
                            + old.defaultValue()
                                    .map(each -> Words.code(text(old.defaultValue())))
                                    .orElse("nothing")
                            + ". The key keeps what it was.",
                    "params",
                    entry(
                            name,
                            "{ as: " + use.argument() + ", default: "
                                    + old.defaultValue()
                                            .map(each -> text(old.defaultValue()))
                                            .orElse("VALUE") + " }"));
        }
    }

    private void limits(String name, Schema old, Schema now) {
        for (String limit : LIMITS) {
            Object was = old.tree().get(limit);
            Object is = now.tree().get(limit);
            if (!same(was, is)) {
                findings.follows(Kind.FEWER_VALUES, name, what + limit(limit, was, is) + ": nothing to set.");
            }
        }
    }

    private static String limit(String limit, Object was, Object is) {
        if (is == null) {
            return " has no " + Words.code(limit) + " any more";
        }
        return " has the " + Words.code(limit) + " " + Words.code(is.toString()) + " now"
                + (was == null ? "" : ", was " + Words.code(was.toString()));
    }

    private static boolean same(Object left, Object right) {
        boolean numbers = left instanceof Number && right instanceof Number;
        return numbers
                ? new BigDecimal(left.toString()).compareTo(new BigDecimal(right.toString())) == 0
                : Objects.equals(left, right);
    }

    private static String text(Optional<Object> value) {
        return value.map(String::valueOf).orElse("");
    }

    private static String entry(String name, String value) {
        return Words.yaml(name) + ": " + value;
    }
}
