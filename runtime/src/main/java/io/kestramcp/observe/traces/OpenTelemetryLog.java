package io.kestramcp.observe.traces;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;

/** Has OpenTelemetry, which logs to Java's own log, say in ours that it cannot reach its collector. */
final class OpenTelemetryLog extends Handler {
    /** Kept, for Java forgets the settings of a logger that nobody holds. */
    private static final Logger ROOT = Logger.getLogger("io.opentelemetry");

    private final SimpleFormatter words = new SimpleFormatter();

    private OpenTelemetryLog() {}

    static void join() {
        if (ROOT.getUseParentHandlers()) {
            ROOT.setUseParentHandlers(false);
            ROOT.addHandler(new OpenTelemetryLog());
        }
    }

    @Override
    public void publish(LogRecord told) {
        org.slf4j.Logger log = LoggerFactory.getLogger(Traces.class);
        if (told.getLevel().intValue() >= Level.WARNING.intValue()) {
            log.warn("{}", words.formatMessage(told), told.getThrown());
        } else {
            log.debug("{}", words.formatMessage(told), told.getThrown());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
