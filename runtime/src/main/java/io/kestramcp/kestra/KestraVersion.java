package io.kestramcp.kestra;

import com.google.gson.JsonElement;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version as Kestra tells it, such as {@code 1.3.25}, {@code 2.0.0-SNAPSHOT} or {@code 2.1.0-rc1}. */
final class KestraVersion {
    private static final Pattern VERSION = Pattern.compile("v?(\\d{1,4})\\.(\\d{1,4})(?:[.+-].*)?");

    private KestraVersion() {}

    /** The line that the version belongs to; empty when the text is no version. */
    static Optional<ApiLine> line(String version) {
        Matcher matcher = VERSION.matcher(version.strip());
        return matcher.matches()
                ? Optional.of(new ApiLine(matcher.group(1) + "." + matcher.group(2)))
                : Optional.empty();
    }

    /** The version that Kestra's open configuration names; empty when this is no such document. */
    static Optional<String> in(JsonElement configuration) {
        JsonElement version =
                configuration.isJsonObject() ? configuration.getAsJsonObject().get("version") : null;
        return version != null
                        && version.isJsonPrimitive()
                        && version.getAsJsonPrimitive().isString()
                ? Optional.of(Display.line(version.getAsString(), 100))
                        .filter(text -> line(text).isPresent())
                : Optional.empty();
    }

    /** The newest of {@code lines} that is not newer than {@code wanted}; empty when all are newer. */
    static Optional<ApiLine> nearest(ApiLine wanted, Collection<ApiLine> lines) {
        return Optional.ofNullable(new TreeSet<>(lines).floor(wanted));
    }
}
