package io.kestramcp.mcp.content;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address with variables (RFC 6570, simple {@code {name}} and reserved {@code {+name}} expansion), read backwards: from
 * an address to the variables' values. Each value is percent-decoded once, so what was encoded twice stays an escape,
 * which the path checks of the tools refuse. Immutable.
 */
public final class UriPattern {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\+?)([a-z0-9_]+)}");
    /** Longest address that is read, in characters: the longest path arguments, each of them encoded. */
    private static final int MAX_LENGTH = 8192;

    private final String template;
    private final Pattern pattern;
    private final List<String> variables;

    private UriPattern(String template, Pattern pattern, List<String> variables) {
        this.template = template;
        this.pattern = pattern;
        this.variables = List.copyOf(variables);
    }

    /** Reads a template; the build has checked it. */
    public static UriPattern of(String template) {
        StringBuilder pattern = new StringBuilder();
        List<String> variables = new ArrayList<>();
        Matcher variable = VARIABLE.matcher(template);
        int end = 0;
        while (variable.find()) {
            pattern.append(Pattern.quote(template.substring(end, variable.start())));
            pattern.append(variable.group(1).isEmpty() ? "([^/?#]+)" : "([^?#]+)");
            variables.add(variable.group(2));
            end = variable.end();
        }
        pattern.append(Pattern.quote(template.substring(end)));
        return new UriPattern(template, Pattern.compile(pattern.toString()), variables);
    }

    /** The names of the variables, in order. */
    public List<String> variables() {
        return variables;
    }

    /** The values of the variables; empty when the address is of another form, or not encoded as an address is. */
    public Optional<Map<String, String>> match(String uri) {
        Matcher matcher = pattern.matcher(uri.length() <= MAX_LENGTH ? uri : "");
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < variables.size(); i++) {
            Optional<String> value = decoded(matcher.group(i + 1));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.put(variables.get(i), value.get());
        }
        return Optional.of(values);
    }

    /** Percent-decodes (RFC 3986, section 2.1); empty for a broken escape, and for bytes that are no UTF-8. */
    private static Optional<String> decoded(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int i = 0;
        while (i < encoded.length()) {
            if (encoded.charAt(i) != '%') {
                int next = encoded.offsetByCodePoints(i, 1);
                bytes.writeBytes(encoded.substring(i, next).getBytes(StandardCharsets.UTF_8));
                i = next;
            } else if (i + 2 < encoded.length() && hex(encoded, i + 1) && hex(encoded, i + 2)) {
                bytes.write(Integer.parseInt(encoded, i + 1, i + 3, 16));
                i += 3;
            } else {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean hex(String text, int index) {
        return Character.digit(text.charAt(index), 16) >= 0 && text.charAt(index) < 0x80;
    }

    @Override
    public String toString() {
        return template;
    }
}
