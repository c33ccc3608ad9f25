package io.kestramcp.access;

import java.util.regex.Pattern;

/**
 * The names of the files of one execution in Kestra's storage, such as {@code
 * kestra:///company/team/hello/executions/ID/inputs/doc/doc.txt} (recordings of both lines).
 */
final class StoredFile {
    /** What could lead elsewhere once somebody takes the name apart. */
    private static final Pattern ODD = Pattern.compile("\\.\\.|[%\\\\?#;\\p{Cntrl}]|//");

    private final Pattern name;

    private StoredFile(Pattern name) {
        this.name = name;
    }

    static StoredFile of(String namespace, String executionId) {
        return new StoredFile(Pattern.compile("/" + Pattern.quote(namespace.replace('.', '/')) + "/[^/]+/executions/"
                + Pattern.quote(executionId) + "/.+"));
    }

    /** Whether this is the URI of such a file. */
    boolean is(String uri) {
        String scheme = "kestra://";
        String path = uri.startsWith(scheme) ? uri.substring(scheme.length()) : "";
        return !ODD.matcher(path).find() && name.matcher(path).matches();
    }
}
