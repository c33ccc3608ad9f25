package io.kestramcp.generator.emit;

import com.google.gson.JsonElement;
import com.palantir.javapoet.CodeBlock;
import io.kestramcp.generator.bind.Source.Reader;
import java.util.List;

/** Values of the manifest as Java. Texts are always data: JavaPoet escapes them. */
final class Literals {
    private Literals() {}

    static CodeBlock of(JsonElement value, Reader reader) {
        return switch (reader) {
            case BOOL -> CodeBlock.of("$L", value.getAsBoolean());
            case INTEGER -> CodeBlock.of("$L", value.getAsBigDecimal().intValueExact());
            case LONG -> CodeBlock.of("$LL", value.getAsBigDecimal().longValueExact());
            case STRINGS, LABELS -> CodeBlock.of("$T.of($L)", List.class, texts(value));
            case JSON -> CodeBlock.of("$T.parseString($S)", RunTime.JSON_PARSER, value.toString());
            default -> CodeBlock.of("$S", value.getAsString());
        };
    }

    private static CodeBlock texts(JsonElement list) {
        return list.getAsJsonArray().asList().stream()
                .map(each -> CodeBlock.of("$S", each.getAsString()))
                .collect(CodeBlock.joining(", "));
    }
}
