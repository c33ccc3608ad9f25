package io.kestramcp.cli;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a command finds around it.
 *
 * @param environment variables by name
 * @param dotEnv the file of further ones, which need not exist
 * @param secrets where secrets are given
 */
record Surroundings(Map<String, String> environment, Path dotEnv, SecretInput secrets) {
    /** Those of this process. */
    static Surroundings ofProcess() {
        return new Surroundings(System.getenv(), Path.of(".env"), SecretInput.ofProcess());
    }
}
