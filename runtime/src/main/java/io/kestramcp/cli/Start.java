package io.kestramcp.cli;

import io.kestramcp.config.Settings;
import io.kestramcp.config.SettingsReader;
import io.kestramcp.config.Transport;
import io.kestramcp.kestra.HttpKestraClient;
import io.kestramcp.tool.ToolCatalog;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;

/**
 * Where the process starts. An assistant that starts it waits for its first list, so that {@code stdio} without flags
 * goes around the parser of the command line: there is nothing to parse, and its classes are too old for the JVM's class
 * archives, which makes them cost more than all the rest of the start.
 */
public final class Start {
    private Start() {}

    /** As {@link Main#main}. */
    public static void main(String[] arguments) throws Exception {
        StandardErrorLog.choose();
        if (arguments.length == 1 && arguments[0].equals("stdio")) {
            System.exit(stdio(System.getenv(), Path.of(".env")));
        }
        Main.main(arguments);
    }

    /**
     * Serves over standard input and output.
     *
     * @param dotEnv the file of further variables, which need not exist
     * @return the exit code
     */
    static int stdio(Map<String, String> environment, Path dotEnv) throws Exception {
        try {
            // Neither hangs on the settings: while those are read, other processors do this.
            FutureTask<ToolCatalog> tools = new FutureTask<>(Assembly::catalog);
            aside("read-tools", tools);
            aside("prepare-http", HttpKestraClient::prepare);
            Settings settings = SettingsReader.readToServe(Transport.STDIO, Map.of(), environment, Optional.of(dotEnv));
            return Stdio.serve(settings, tools.get());
        } catch (Exception problem) {
            return StartProblem.tell(problem, System.err::println);
        }
    }

    private static void aside(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
