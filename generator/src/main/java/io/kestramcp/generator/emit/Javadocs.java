package io.kestramcp.generator.emit;

import com.palantir.javapoet.CodeBlock;
import io.kestramcp.contract.Operation;
import io.kestramcp.generator.bind.BoundAdapter;
import io.kestramcp.generator.bind.BoundLine;

/** What the generated code says about itself. */
final class Javadocs {
    private Javadocs() {}

    /** Which operation of which line an adapter calls. */
    static CodeBlock adapter(BoundAdapter adapter) {
        String about = "The " + adapter.entry().place().owner() + ", on each API line of Kestra:";
        CodeBlock.Builder doc = CodeBlock.builder().add("$L\n\n<ul>\n", text(about));
        for (BoundLine line : adapter.lines()) {
            for (Operation operation : line.operations()) {
                doc.add(
                        "  <li>$L: $L, $L $L\n",
                        text(line.line()),
                        text(operation.id()),
                        text(operation.method()),
                        text(operation.path()));
            }
        }
        return doc.add("</ul>\n").build();
    }

    /** A text of others in a comment: it cannot end the comment, start a tag, or be taken for a Unicode escape. */
    static String text(String any) {
        StringBuilder text = new StringBuilder();
        any.codePoints().forEach(c -> {
            if (c == '\n' || c == '\r') {
                text.append(' ');
            } else if ("&<>@*\\".indexOf(c) >= 0) {
                text.append("&#").append(c).append(';');
            } else {
                text.appendCodePoint(c);
            }
        });
        return text.toString();
    }
}
