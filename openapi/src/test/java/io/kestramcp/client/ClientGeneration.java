package io.kestramcp.client;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.kestramcp.clientgen.ClientGenerator;
import java.nio.file.Path;
import java.util.List;
import org.openapitools.codegen.languages.JavaClientCodegen;
import org.slf4j.LoggerFactory;

/** Has clients written as the build has them, and listens. */
record ClientGeneration(Path slice, Path output) {
    /** An API line that there is not. */
    private static final String LINE = "0.0";

    private static final JavaClientCodegen NAMES = new JavaClientCodegen();

    static {
        NAMES.parameterNameMapping().putAll(ClientGenerator.PARAMETER_NAMES);
    }

    /** The name that the generator gives to the setter of a parameter. */
    static String setter(String parameter) {
        return NAMES.toParamName(parameter);
    }

    /** The name that the generator gives to the factory of an operation. */
    static String factory(String operation) {
        return NAMES.toOperationId(operation);
    }

    /** Generates the client and returns the errors that were logged meanwhile. */
    List<String> complaints() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> heard = new ListAppender<>();
        heard.start();
        root.addAppender(heard);
        try {
            new ClientGenerator(SliceFile.MODULE.resolve("template")).generate(slice, LINE, output);
        } finally {
            root.detachAppender(heard);
        }
        return heard.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    /** The generated class of a group, with its package. */
    static String type(String group) {
        return ClientGenerator.packageOf(LINE) + "." + group + ClientGenerator.suffix(LINE);
    }

    /** The generated source of a group. */
    Path source(String group) {
        return output.resolve(type(group).replace('.', '/') + ".java");
    }
}
