package io.kestramcp.connect;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where programs keep their configuration on this machine.
 *
 * @param system which operating system it is
 * @param home the user's folder
 * @param project the working directory
 * @param environment the process's environment
 */
public record Places(OperatingSystem system, Path home, Path project, Map<String, String> environment) {
    /** Operating systems that differ. */
    public enum OperatingSystem {
        /** Linux and the like. */
        LINUX,
        /** macOS. */
        MAC,
        /** Windows. */
        WINDOWS;

        /** The one of this name, as Java's property {@code os.name} has it. */
        public static OperatingSystem of(String osName) {
            String name = osName.toLowerCase(Locale.ROOT);
            return name.startsWith("windows") ? WINDOWS : name.startsWith("mac") ? MAC : LINUX;
        }
    }

    /** Those of this process. */
    public static Places ofProcess(Map<String, String> environment) {
        return new Places(
                OperatingSystem.of(System.getProperty("os.name")),
                Path.of(System.getProperty("user.home")),
                Path.of("").toAbsolutePath(),
                environment);
    }

    /** Where applications of the desktop keep theirs. */
    Path applications() {
        return switch (system) {
            case MAC -> home.resolve("Library/Application Support");
            case WINDOWS -> roaming();
            case LINUX -> config();
        };
    }

    /** Windows' folder of a user's settings. */
    Path roaming() {
        return named("APPDATA", home.resolve("AppData/Roaming"));
    }

    /** The folder of the XDG Base Directory Specification. */
    Path config() {
        return named("XDG_CONFIG_HOME", home.resolve(".config"));
    }

    /** The folder that a variable names, or else this one. */
    Path named(String variable, Path otherwise) {
        String folder = environment.getOrDefault(variable, "");
        return folder.isBlank() ? otherwise : Path.of(folder);
    }
}
