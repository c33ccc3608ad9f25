package io.kestramcp.docs;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** The tests of this module whose names begin with what they hold, such as {@code B_11_} or {@code s08_and_A_5_}. */
final class NamedTests {
    private static final Pattern NAME = Pattern.compile("(?<![A-Za-z0-9])([AB]_\\d+|[sp]\\d\\d)(?=_)");

    private NamedTests() {}

    /** By {@code B-11}, {@code s08}: the tests as {@code Class.method}. */
    static Map<String, Set<String>> byId() throws IOException {
        Map<String, Set<String>> named = new TreeMap<>();
        tests().forEach(test -> NAME.matcher(test.getName()).results().forEach(id -> named.computeIfAbsent(
                        id.group().replace('_', '-'), unseen -> new TreeSet<>())
                .add(test.getDeclaringClass().getSimpleName() + "." + test.getName())));
        return named;
    }

    private static Stream<Method> tests() throws IOException {
        Path classes;
        try {
            classes = Path.of(NamedTests.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        try (Stream<Path> files = Files.walk(classes)) {
            return files
                    .map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith("Test.class"))
                    .toList()
                    .stream()
                    .map(name -> name.replace(".class", "").replace(File.separatorChar, '.'))
                    .flatMap(name -> Arrays.stream(load(name).getDeclaredMethods()))
                    .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class));
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, NamedTests.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
