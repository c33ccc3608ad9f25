package io.kestramcp.cli;

import io.kestramcp.config.Setting;
import io.kestramcp.config.Settings;
import io.kestramcp.config.SettingsException;
import io.kestramcp.config.SettingsReader;
import io.kestramcp.config.Transport;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The settings as command line options: one for each setting that has a flag, so that the table stays the only list. */
final class SettingOptions {
    private SettingOptions() {}

    /** Adds the options to a command. */
    static void addTo(CommandSpec command) {
        for (Setting setting : Setting.values()) {
            setting.flag()
                    .ifPresent(flag -> command.addOption(OptionSpec.builder("--" + flag)
                            .type(String.class)
                            .paramLabel(setting.type().name())
                            .description(description(setting))
                            .build()));
        }
    }

    /** The settings that the options, the environment and {@code .env} in the working directory make together. */
    static Settings read(ParseResult parsed) throws SettingsException {
        Surroundings around = Main.surroundings(parsed);
        return SettingsReader.read(flags(parsed), around.environment(), Optional.of(around.dotEnv()));
    }

    /** Likewise, for a command that serves. */
    static Settings readToServe(Transport chosen, ParseResult parsed) throws SettingsException {
        Surroundings around = Main.surroundings(parsed);
        return SettingsReader.readToServe(chosen, flags(parsed), around.environment(), Optional.of(around.dotEnv()));
    }

    /** What the options alone say. */
    static Map<Setting, String> flags(ParseResult parsed) {
        Map<Setting, String> flags = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            setting.flag()
                    .map(flag -> parsed.matchedOptionValue("--" + flag, (String) null))
                    .ifPresent(value -> flags.put(setting, value));
        }
        return flags;
    }

    /** picocli reads % as the start of a variable. */
    private static String description(Setting setting) {
        String byDefault =
                setting.defaultValue().map(value -> " Default: " + value + ".").orElse("");
        return (setting.description() + byDefault + " (" + setting.key() + ")").replace("%", "%%");
    }
}
