package io.kestramcp.cli;

import ch.qos.logback.classic.ClassicConstants;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LogbackServiceProvider;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.CoreConstants;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logback with one appender, on standard error: standard output belongs to the protocol. Set up here, since Logback's own
 * way (a service in any jar, then a file of XML by that name) takes half of the time to a client's first list. A file that
 * the operator names by {@code -Dlogback.configurationFile} is read in that way, and wins.
 */
public final class StandardErrorLog extends LogbackServiceProvider {
    /** For SLF4J, which makes it by its name. */
    public StandardErrorLog() {}

    /**
     * Has SLF4J take this one, without a look into every jar. To be called before the first logger is made, and before a second
     * thread is: one that asks while SLF4J is being set up is given a makeshift.
     */
    static void choose() {
        System.setProperty(LoggerFactory.PROVIDER_PROPERTY_KEY, StandardErrorLog.class.getName());
        // It tells at every start that it does as it was told.
        System.setProperty("slf4j.internal.verbosity", "WARN");
        LoggerFactory.getILoggerFactory();
    }

    @Override
    public void initialize() {
        if (System.getProperty(ClassicConstants.CONFIG_FILE_PROPERTY) != null) {
            super.initialize();
            return;
        }
        LoggerContext context = (LoggerContext) getLoggerFactory();
        context.setName(CoreConstants.DEFAULT_CONTEXT_NAME);
        context.setMDCAdapter(getMDCAdapter());
        setUp(context);
        context.start();
    }

    /** Has the context log as the gateway does before it has read its settings. */
    public static void setUp(LoggerContext context) {
        LogLine layout = new LogLine();
        layout.setContext(context);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setLayout(layout);
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setName("stderr");
        appender.setTarget(ConsoleTarget.SystemErr.getName());
        appender.setEncoder(encoder);
        appender.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
        context.getLogger("org.eclipse.jetty").setLevel(Level.WARN);
    }
}
