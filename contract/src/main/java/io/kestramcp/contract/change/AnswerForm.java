package io.kestramcp.contract.change;

import io.kestramcp.contract.Operation;
import io.kestramcp.contract.Schema;
import io.kestramcp.contract.change.AnswerUse.Form;
import java.util.Optional;
import java.util.Set;

/**
 * What an operation answers.
 *
 * @param schema of the object, of the value, or of one row
 */
record AnswerForm(Form form, Optional<Schema> schema) {
    private static final Set<String> SCALARS = Set.of("string", "integer", "number", "boolean");

    static AnswerForm of(Operation operation) {
        if (operation.answer().isEmpty()) {
            return new AnswerForm(operation.answerTypes().isEmpty() ? Form.NOTHING : Form.TEXT, Optional.empty());
        }
        Schema answer = operation.answer().get();
        Optional<Schema> row =
                Optional.ofNullable(answer.properties().get("results")).flatMap(Schema::items);
        boolean paged = operation.parameter("page").isPresent()
                && operation.parameter("size").isPresent();
        if (paged && row.isPresent()) {
            return new AnswerForm(Form.PAGE, row);
        }
        if (answer.items().isPresent()) {
            return new AnswerForm(Form.LIST, answer.items());
        }
        boolean scalar = answer.type().filter(SCALARS::contains).isPresent();
        return new AnswerForm(scalar ? Form.VALUE : Form.OBJECT, Optional.of(answer));
    }
}
