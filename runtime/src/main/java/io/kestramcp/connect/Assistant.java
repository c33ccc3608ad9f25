package io.kestramcp.connect;

import java.util.List;
import java.util.Optional;

/** A program that assistants run in, and how it is told of an MCP server. Stateless. */
public interface Assistant {
    /** The word for it on the command line. */
    String id();

    /** Its name for people. */
    String title();

    /**
     * What to put into its configuration.
     *
     * @param name the name that the server gets there
     */
    Advice advice(String name, Connection connection);

    /** The file that {@link #merged} is for; empty where there is none. */
    Optional<ConfigTarget> target(Places places);

    /**
     * The content of a configuration file with the server in it, or with its entry replaced, and all else as it was,
     * comments included.
     *
     * @param current the content now; empty text for a file that is not there
     * @throws UnmergeableException when that cannot be had; nothing must be written then
     */
    String merged(String current, String name, Connection connection) throws UnmergeableException;

    /** The form that most programs understand, also those that are not among these. */
    static String common(String name, Connection connection) {
        return JsonAssistant.CLAUDE_CODE.text(name, connection);
    }

    /** All of them, in the order in which they are told. */
    static List<Assistant> all() {
        return List.of(
                JsonAssistant.CLAUDE_CODE,
                JsonAssistant.CLAUDE_DESKTOP,
                JsonAssistant.CURSOR,
                JsonAssistant.VSCODE,
                new Codex(),
                JsonAssistant.GEMINI,
                JsonAssistant.ZED,
                new KestraAgent());
    }
}
