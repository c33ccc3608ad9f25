package io.kestramcp.http.page;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The templates of this package, compiled when first needed. A value that a template names must be there. Thread-safe. */
final class Templates {
    private final Mustache.Compiler compiler = Mustache.compiler()
            .withCollector(new MapsAlone())
            .withLoader(Templates::source)
            .emptyStringIsFalse(true);
    private final Map<String, Template> compiled = new ConcurrentHashMap<>();

    /** The page as text. */
    String write(String template, Map<String, ?> model) {
        return compiled.computeIfAbsent(template, this::compile).execute(model);
    }

    private Template compile(String name) {
        return compiler.compile(source(name));
    }

    private static Reader source(String name) {
        InputStream found = Templates.class.getResourceAsStream(name + ".mustache");
        if (found == null) {
            throw new IllegalArgumentException("There is no template " + name);
        }
        return new InputStreamReader(found, StandardCharsets.UTF_8);
    }

    /** The standard one looks into any object by reflection. */
    private static final class MapsAlone extends BasicCollector {
        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new ConcurrentHashMap<>();
        }
    }
}
