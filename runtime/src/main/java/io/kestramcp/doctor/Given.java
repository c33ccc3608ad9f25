package io.kestramcp.doctor;

import io.kestramcp.config.Setting;
import java.nio.file.Path;
import java.util.Map;

/**
 * What was set, before it is read.
 *
 * @param flags of the command line
 * @param environment variables by name
 * @param dotEnv the file of further ones, which need not exist
 */
public record Given(Map<Setting, String> flags, Map<String, String> environment, Path dotEnv) {
    /** Names only: among the values are secrets. */
    @Override
    public String toString() {
        return "Given[" + flags.keySet() + ", " + dotEnv + "]";
    }
}
