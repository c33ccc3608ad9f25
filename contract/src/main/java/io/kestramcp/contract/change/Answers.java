package io.kestramcp.contract.change;

import io.kestramcp.contract.Operation;
import io.kestramcp.contract.Schema;
import io.kestramcp.contract.change.AnswerUse.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What changed in the answer, of what the tool keeps. New fields are no change: nothing is kept that is not named. */
final class Answers {
    private final Findings findings;
    private final AnswerUse use;
    /** Fields to be told, each with its sentence; and where those that are gone may be found. */
    private final List<Lost> lost = new ArrayList<>();

    private final Map<String, String> replaced = new LinkedHashMap<>();

    private record Lost(Kind kind, String path, String sentence) {}

    Answers(Findings findings) {
        this.findings = findings;
        this.use = findings.adapter().answer();
    }

    void compare(Operation before, Operation after) {
        AnswerForm old = AnswerForm.of(before);
        AnswerForm now = AnswerForm.of(after);
        if (old.form() != now.form()) {
            form(old.form(), now.form());
        } else if (old.form() == Form.TEXT && !before.answerTypes().equals(after.answerTypes())) {
            findings.decide(
                    Kind.CONTENT_TYPE,
                    "",
                    "The answer is " + Words.codes(after.answerTypes()) + " now, was "
                            + Words.codes(before.answerTypes()) + ".",
                    "answer",
                    "{ text: NAME }");
        } else if (old.schema().isPresent()) {
            fields(old.schema().get(), now.schema().get());
        }
    }

    private void form(Form old, Form now) {
        String sentence = "The answer is " + now.words() + " now, was " + old.words() + ".";
        if (old == Form.NOTHING && !use.fields().isEmpty()) {
            findings.follows(Kind.ANSWER, "", sentence + " What the manifest keeps is there now: nothing to do.");
        } else if (now == Form.TEXT) {
            findings.decide(Kind.ANSWER, "", sentence, "answer", "{ text: NAME }");
        } else if (now == Form.NOTHING) {
            String gone = use.fields().isEmpty()
                    ? " The tool says only that it is done."
                    : " " + Words.codes(use.fields().keySet()) + " can not be given any more.";
            findings.decide(Kind.ANSWER, "", sentence + gone, "keep", "");
        } else {
            findings.decide(Kind.ANSWER, "", sentence + " Say what of it is kept.", "keep", "- FIELD");
        }
    }

    private void fields(Schema old, Schema now) {
        Passed passed = new Passed(findings);
        if (use.form() == Form.VALUE || use.fields().isEmpty()) {
            if (!retyped("", "The answer", old, now)) {
                passed.compare("the answer", old, now);
            }
        }
        use.fields().forEach((name, path) -> {
            Optional<Schema> was = FieldPath.find(old, path);
            Optional<Schema> is = FieldPath.find(now, path);
            String what = "`" + name + "`" + (name.equals(path) ? "" : " (" + Words.code(FieldPath.shown(path)) + ")");
            if (was.isPresent() && is.isEmpty()) {
                gone(name, path, what, now);
            } else if (was.isPresent() && !retyped(path, what, was.get(), is.get()) && !hasKept(name)) {
                passed.compare(Words.code(name), was.get(), is.get());
            }
        });
        String keep = use.fields().isEmpty() ? "- FIELD" : new KeepYaml(use.fields(), replaced).text();
        lost.forEach(each -> findings.decide(each.kind(), each.path(), each.sentence(), "keep", keep));
    }

    /** Whether the fields of a list are named one by one. */
    private boolean hasKept(String name) {
        return use.fields().keySet().stream().anyMatch(each -> each.startsWith(name + "."));
    }

    private void gone(String name, String path, String what, Schema now) {
        String last = path.substring(path.lastIndexOf('.') + 1).replaceAll("[\\[\\]{}]", "");
        List<String> elsewhere = path.contains("[]") ? List.of() : FieldPath.elsewhere(now, last);
        Optional<String> successor = elsewhere.isEmpty()
                ? Words.successor(last, FieldPath.siblings(now, path)).map(each -> FieldPath.sibling(path, each))
                : Optional.of(elsewhere.get(0));
        String seems = successor
                .map(each -> " Perhaps it is " + Words.code(FieldPath.shown(each)) + " now.")
                .orElse("");
        lost.add(new Lost(Kind.FIELD_GONE, path, "The answer has no " + what + " any more." + seems));
        replaced.put(name, successor.orElse(""));
    }

    private boolean retyped(String path, String what, Schema was, Schema is) {
        String old = Types.answered(was);
        String now = Types.answered(is);
        if (!old.equals(now)) {
            lost.add(new Lost(
                    Kind.FIELD_RETYPED, path, what + " of the answer is of type " + now + " now, was " + old + "."));
        }
        return !old.equals(now);
    }
}
