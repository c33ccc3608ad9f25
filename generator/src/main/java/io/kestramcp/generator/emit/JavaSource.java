package io.kestramcp.generator.emit;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;

/** A class as a formatted source file. */
final class JavaSource {
    private static final String FOLDER = JavaNames.PACKAGE.replace('.', '/') + "/";

    private JavaSource() {}

    static Output of(TypeSpec type) {
        String source = JavaFile.builder(JavaNames.PACKAGE, type)
                .addFileComment("Generated from tool-manifest.yaml and the contracts in openapi/. Do not edit.")
                .skipJavaLangImports(true)
                .indent("    ")
                .build()
                .toString();
        return new Output(Output.Kind.SOURCE, FOLDER + type.name() + ".java", formatted(source));
    }

    private static String formatted(String source) {
        try {
            return Formatter.createFormatter(JavaFormatterOptions.builder()
                            .style(JavaFormatterOptions.Style.PALANTIR)
                            .build())
                    .formatSource(source);
        } catch (FormatterException e) {
            throw new IllegalStateException("The generator wrote what is not Java:\n" + source, e);
        }
    }
}
