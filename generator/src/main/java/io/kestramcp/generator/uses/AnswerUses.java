package io.kestramcp.generator.uses;

import io.kestramcp.contract.change.AnswerUse;
import io.kestramcp.contract.change.AnswerUse.Form;
import io.kestramcp.generator.bind.Shape;
import io.kestramcp.generator.manifest.Lens.How;
import io.kestramcp.generator.manifest.Lens.KeepEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an adapter keeps of an answer. */
final class AnswerUses {
    private AnswerUses() {}

    static AnswerUse of(Shape shape) {
        if (shape instanceof Shape.OneObject object) {
            return answer(Form.OBJECT, object.keep());
        }
        if (shape instanceof Shape.Page page) {
            return answer(Form.PAGE, page.keep());
        }
        if (shape instanceof Shape.Rows rows) {
            return answer(Form.LIST, rows.keep());
        }
        if (shape instanceof Shape.Head head) {
            return answer(Form.LIST, head.keep());
        }
        if (shape instanceof Shape.Tail tail) {
            return answer(Form.LIST, tail.keep());
        }
        if (shape instanceof Shape.Scalar) {
            return answer(Form.VALUE, List.of());
        }
        return answer(shape instanceof Shape.Done ? Form.NOTHING : Form.TEXT, List.of());
    }

    private static AnswerUse answer(Form form, List<KeepEntry> keep) {
        Map<String, String> fields = new LinkedHashMap<>();
        add(fields, "", "", keep);
        return new AnswerUse(form, fields);
    }

    private static void add(Map<String, String> fields, String name, String path, List<KeepEntry> keep) {
        for (KeepEntry entry : keep) {
            String each = entry.how() == How.EACH ? "[]" : entry.how() == How.MAP ? "{}" : "";
            fields.put(name + entry.name(), path + entry.path() + each);
            add(fields, name + entry.name() + ".", path + entry.path() + each + ".", entry.keep());
        }
    }
}
