package io.kestramcp.connect;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The way from an assistant to the gateway. */
public sealed interface Connection {
    /**
     * The assistant starts the gateway itself.
     *
     * @param command the program
     * @param arguments what follows it
     * @param environment variables that it needs and that are no secrets
     * @param secrets names of variables that hold secrets: their values are never written down
     */
    record Stdio(String command, List<String> arguments, Map<String, String> environment, List<String> secrets)
            implements Connection {
        /** Keeps unmodifiable copies. */
        public Stdio {
            arguments = List.copyOf(arguments);
            environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
            secrets = List.copyOf(secrets);
        }
    }

    /**
     * The gateway runs somewhere, over Streamable HTTP.
     *
     * @param url its whole address, with the path
     */
    record Http(URI url) implements Connection {}
}
