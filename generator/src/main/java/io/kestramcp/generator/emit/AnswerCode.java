package io.kestramcp.generator.emit;

import com.palantir.javapoet.CodeBlock;
import io.kestramcp.generator.bind.Shape;
import io.kestramcp.generator.manifest.Lens.KeepEntry;
import java.util.List;
import java.util.Locale;

/** The expression that makes an {@code Answer}. */
final class AnswerCode {
    private AnswerCode() {}

    static CodeBlock of(Shape shape) {
        if (shape instanceof Shape.Page page) {
            return CodeBlock.of("$T.page($L, $L)", RunTime.ANSWER, projection(page.keep()), page.size());
        }
        if (shape instanceof Shape.Head head) {
            return CodeBlock.of("$T.head($L, $L)", RunTime.ANSWER, projection(head.keep()), head.rows());
        }
        if (shape instanceof Shape.Tail tail) {
            return CodeBlock.of("$T.tail($L, $L)", RunTime.ANSWER, projection(tail.keep()), tail.rows());
        }
        if (shape instanceof Shape.Rows rows) {
            return CodeBlock.of("$T.rows($L)", RunTime.ANSWER, projection(rows.keep()));
        }
        if (shape instanceof Shape.Done done) {
            return CodeBlock.of("$T.done($L)", RunTime.ANSWER, names(done.repeated()));
        }
        if (shape instanceof Shape.Text text) {
            return CodeBlock.of("$T.text($S)", RunTime.ANSWER, text.name());
        }
        if (shape instanceof Shape.Bytes bytes) {
            return CodeBlock.of("$T.bytes($S)", RunTime.ANSWER, bytes.name());
        }
        return shape instanceof Shape.OneObject object
                ? CodeBlock.of("$T.object($L)", RunTime.ANSWER, projection(object.keep()))
                : CodeBlock.of("$T.scalar($S)", RunTime.ANSWER, ((Shape.Scalar) shape).name());
    }

    static CodeBlock projection(List<KeepEntry> keep) {
        if (keep.isEmpty()) {
            return CodeBlock.of("$T.everything()", RunTime.PROJECTION);
        }
        CodeBlock kept = keep.stream().map(AnswerCode::kept).collect(CodeBlock.joining(",\n"));
        return CodeBlock.of("$T.of(\n$L)", RunTime.PROJECTION, kept);
    }

    private static CodeBlock kept(KeepEntry entry) {
        String how = entry.how().name().toLowerCase(Locale.ROOT);
        CodeBlock below = entry.keep().isEmpty() ? CodeBlock.of("") : CodeBlock.of(", $L", projection(entry.keep()));
        return CodeBlock.of("$T.$N($S, $S$L)", RunTime.PROJECTION, how, entry.name(), entry.path(), below);
    }

    private static CodeBlock names(List<String> names) {
        return names.stream().map(name -> CodeBlock.of("$S", name)).collect(CodeBlock.joining(", "));
    }
}
