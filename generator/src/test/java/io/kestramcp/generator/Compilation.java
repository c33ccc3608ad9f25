package io.kestramcp.generator;

import io.kestramcp.generator.emit.Output;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles generated sources against the run time's, as strictly as the build does. */
final class Compilation {
    private Compilation() {}

    /** What the compiler has to say; empty when all is well. */
    static List<String> complaints(List<Output> sources, Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> options = List.of(
                "--release",
                "17",
                "-Xlint:all",
                "-proc:none",
                "-d",
                classes.toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                "-sourcepath",
                Project.RUN_TIME.toString());
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach(source -> units.add(new InMemory(source)));
        compiler.getTask(null, null, diagnostics, options, null, units).call();
        return diagnostics.getDiagnostics().stream()
                .filter(each -> each.getKind() != Diagnostic.Kind.NOTE)
                .map(Object::toString)
                .toList();
    }

    private static final class InMemory extends SimpleJavaFileObject {
        private final String text;

        InMemory(Output source) {
            super(URI.create("memory:///" + source.path()), Kind.SOURCE);
            text = source.text();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
