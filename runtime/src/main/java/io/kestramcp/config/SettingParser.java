package io.kestramcp.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns texts into values. A bad text becomes a problem and an absent or default value, so that reading goes on. */
final class SettingParser {
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");

    private final SettingSources sources;
    private final Findings findings;

    SettingParser(SettingSources sources, Findings findings) {
        this.sources = sources;
        this.findings = findings;
    }

    /** The text as it stands; the default when nothing is set. */
    Optional<Given> given(Setting setting) {
        return sources.find(setting).filter(given -> printable(given)).or(() -> setting.defaultValue()
                .map(text -> new Given(text, setting.key())));
    }

    /** Text without white space around it. */
    Optional<String> text(Setting setting) {
        return given(setting).map(given -> given.text().strip());
    }

    /** A secret, exactly as given. */
    Optional<Secret> secret(Setting setting) {
        return given(setting).map(given -> new Secret(given.text()));
    }

    /** True or false; nothing else, for a word such as {@code 0} meant something different to earlier servers. */
    boolean truth(Setting setting) {
        return choice(setting, Map.of("TRUE", true, "FALSE", false), "true or false");
    }

    /** One of {@code words}, in any case. */
    <T> T choice(Setting setting, Map<String, T> words, String allowed) {
        T fallback = words.get(setting.defaultValue().orElseThrow().toUpperCase(Locale.ROOT));
        return given(setting)
                .map(given -> {
                    T value = words.get(given.text().strip().toUpperCase(Locale.ROOT));
                    return value == null ? refused(given, "must be " + allowed, fallback) : value;
                })
                .orElse(fallback);
    }

    /** A whole number from {@code least} to {@code most}. */
    int number(Setting setting, int least, int most) {
        int fallback = Integer.parseInt(setting.defaultValue().orElseThrow());
        return given(setting).map(given -> number(given, least, most, fallback)).orElse(fallback);
    }

    /** A whole number from {@code least} to {@code most}, of a setting that need not be there. */
    Optional<Integer> numberIfSet(Setting setting, int least, int most) {
        return given(setting).map(given -> number(given, least, most, least));
    }

    private int number(Given given, int least, int most, int fallback) {
        String digits = given.text().strip();
        int value = WHOLE.matcher(digits).matches() ? Integer.parseInt(digits) : -1;
        return value >= least && value <= most
                ? value
                : refused(given, "must be a whole number from " + least + " to " + most, fallback);
    }

    /** Names in lower case, in the order given, without empty ones. */
    List<String> names(Setting setting) {
        return text(setting).stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** IP addresses and networks of them: names would have to be looked up, and could change. */
    List<Network> networks(Setting setting) {
        List<Network> networks = new ArrayList<>();
        for (String name : names(setting)) {
            Optional<Network> network = Network.parse(name);
            if (network.isEmpty()) {
                return refused(
                        given(setting).orElseThrow(),
                        "must be IP addresses or networks such as 10.0.0.0/8, with commas between",
                        List.of());
            }
            networks.add(network.get());
        }
        return networks;
    }

    /** A file that can be read. */
    Optional<Path> file(Setting setting) {
        return given(setting).flatMap(given -> {
            try {
                Path file = Path.of(given.text().strip());
                if (Files.isReadable(file) && Files.isRegularFile(file)) {
                    return Optional.of(file);
                }
            } catch (InvalidPathException notAPath) {
                // told below
            }
            return refused(given, "must name a file that can be read", Optional.empty());
        });
    }

    /** Notes what is wrong; shows the text, so it is not for secrets. */
    <T> T refused(Given given, String allowed, T fallback) {
        findings.problem(given.where(), allowed + ", not '" + shortened(given.text()) + "'.");
        return fallback;
    }

    private boolean printable(Given given) {
        for (int at = 0; at < given.text().length(); at++) {
            if (Character.isISOControl(given.text().charAt(at))) {
                findings.problem(given.where(), "has a control character or a line break in it.");
                return false;
            }
        }
        return true;
    }

    private static String shortened(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", "?");
        return clean.length() <= 60 ? clean : clean.substring(0, 60) + "…";
    }
}
