package io.kestramcp.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where settings come from, the strongest first: flags, environment, {@code .env}. A source is asked for all spellings of a
 * setting before the next one is asked. An empty text counts as not set, since container tools pass empty variables.
 */
final class SettingSources {
    private static final long LARGEST_FILE = 1 << 20;

    private final Map<Setting, String> flags;
    private final List<Map<String, Given>> layers = new ArrayList<>();
    private final Findings findings;

    private SettingSources(Map<Setting, String> flags, Findings findings) {
        this.flags = flags;
        this.findings = findings;
    }

    /** Reads {@code dotEnv} when it exists, and judges every name. */
    static SettingSources open(
            Map<Setting, String> flags, Map<String, String> environment, Optional<Path> dotEnv, Findings findings) {
        SettingSources sources = new SettingSources(flags, findings);
        KnownKeys known = new KnownKeys();
        known.check(environment.keySet(), true, "", findings);
        Map<String, Given> variables = new LinkedHashMap<>();
        environment.forEach((key, value) -> variables.put(key, new Given(value, key)));
        sources.layers.add(variables);
        dotEnv.filter(Files::exists).ifPresent(file -> {
            String name = String.valueOf(file.getFileName());
            Map<String, Given> lines = new LinkedHashMap<>();
            sources.readFile(file, name).ifPresent(text -> DotEnv.read(name, text, findings.problems())
                    .forEach((key, entry) -> lines.put(key, new Given(entry.value(), entry.where()))));
            known.check(lines.keySet(), false, name + " ", findings);
            sources.layers.add(lines);
        });
        return sources;
    }

    /** The text that holds for {@code setting}, if any source has one. */
    Optional<Given> find(Setting setting) {
        String flag = flags.get(setting);
        if (flag != null && !flag.isBlank()) {
            return Optional.of(new Given(flag, "--" + setting.flag().orElse(setting.key())));
        }
        // No stream here and below: what one is made of, for some hundred keys, is felt at each start.
        for (Map<String, Given> layer : layers) {
            Optional<Given> found = find(setting, layer);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The path of the file that a secret stands in, if that is the strongest source of it; not read. */
    Optional<String> file(Setting setting) {
        if (!setting.secret()) {
            return Optional.empty();
        }
        String fileKey = KnownKeys.fileKey(setting);
        return layers.stream()
                .filter(layer -> text(layer, setting.key()).isPresent()
                        || text(layer, fileKey).isPresent())
                .findFirst()
                .flatMap(layer -> text(layer, fileKey))
                .map(Given::text);
    }

    /** The text of each of {@code keys} that some source sets; a secret's may stand in a file. */
    Map<String, String> texts(List<String> keys) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String key : keys) {
            text(key).ifPresent(given -> texts.put(key, given.text()));
        }
        return texts;
    }

    private Optional<Given> text(String key) {
        for (Map<String, Given> layer : layers) {
            Optional<Given> found = only(textAndFile(layer, key));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Given> find(Setting setting, Map<String, Given> layer) {
        List<Given> found = new ArrayList<>();
        text(layer, setting.key()).ifPresent(found::add);
        setting.alias().flatMap(alias -> text(layer, alias)).ifPresent(found::add);
        if (setting.secret()) {
            text(layer, KnownKeys.fileKey(setting)).flatMap(this::content).ifPresent(found::add);
        }
        return only(found);
    }

    private List<Given> textAndFile(Map<String, Given> layer, String key) {
        List<Given> found = new ArrayList<>();
        text(layer, key).ifPresent(found::add);
        if (KnownKeys.SIGN_IN_SECRETS.contains(key)) {
            text(layer, KnownKeys.fileKey(key)).flatMap(this::content).ifPresent(found::add);
        }
        return found;
    }

    /** The one that is meant, where several may say the same. */
    private Optional<Given> only(List<Given> found) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (found.size() > 1 && found.stream().map(Given::text).distinct().count() > 1) {
            findings.problem(
                    found.get(0).where(),
                    "differs from " + found.get(1).where() + ", which means the same. Set one of them only.");
        }
        return Optional.of(found.get(0));
    }

    private static Optional<Given> text(Map<String, Given> layer, String key) {
        return Optional.ofNullable(layer.get(key)).filter(given -> !given.text().isBlank());
    }

    /** A secret's file ends with a line break that nobody meant. */
    private Optional<Given> content(Given file) {
        Optional<String> secret = path(file)
                .flatMap(path -> readFile(path, file.where()))
                .map(text -> text.replaceFirst("\\r?\\n\\z", ""));
        if (secret.filter(String::isEmpty).isPresent()) {
            findings.problem(file.where(), "names an empty file.");
            return Optional.empty();
        }
        return secret.map(text -> new Given(text, file.where(), path(file)));
    }

    private Optional<Path> path(Given file) {
        try {
            return Optional.of(Path.of(file.text().strip()));
        } catch (InvalidPathException notAPath) {
            findings.problem(file.where(), "is not a file's path.");
            return Optional.empty();
        }
    }

    private Optional<String> readFile(Path file, String where) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                findings.problem(where, "cannot be read: it has more than 1 MiB.");
                return Optional.empty();
            }
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException missing) {
            findings.problem(where, "cannot be read: there is no file " + file + ".");
        } catch (CharacterCodingException notText) {
            findings.problem(where, "cannot be read: it is not UTF-8 text.");
        } catch (IOException unreadable) {
            findings.problem(
                    where, "cannot be read (" + unreadable.getClass().getSimpleName() + "). Check its permissions.");
        }
        return Optional.empty();
    }
}
