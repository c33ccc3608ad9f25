package io.kestramcp.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import io.kestramcp.observe.RequestLog;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * An event as text: when, level, logger, request, and the message on one line, whatever it quotes; below it a stack trace
 * if there is one. Written out, for a pattern takes its parser and Java's table of locales to every start. Thread-safe.
 */
final class LogLine extends LayoutBase<ILoggingEvent> {
    private static final String NEW_LINE = System.lineSeparator();

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(160);
        time(line, Instant.ofEpochMilli(event.getTimeStamp()).atZone(ZoneId.systemDefault()));
        String level = event.getLevel().toString();
        line.append(' ').append(level).append(" ".repeat(Math.max(0, 5 - level.length())));
        String logger = event.getLoggerName();
        line.append(' ').append(logger, logger.lastIndexOf('.') + 1, logger.length());
        String request = event.getMDCPropertyMap().get(RequestLog.KEY);
        if (request != null) {
            line.append(" [").append(request).append(']');
        }
        line.append(": ");
        message(line, String.valueOf(event.getFormattedMessage()));
        line.append(NEW_LINE);
        if (event.getThrowableProxy() != null) {
            line.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        return line.toString();
    }

    /** As in 2026-11-21T20:18:32.428+01:00. */
    private static void time(StringBuilder line, ZonedDateTime at) {
        line.append(at.toLocalDate()).append('T');
        digits(line, at.getHour(), 2).append(':');
        digits(line, at.getMinute(), 2).append(':');
        digits(line, at.getSecond(), 2).append('.');
        digits(line, at.getNano() / 1_000_000, 3).append(at.getOffset());
    }

    private static StringBuilder digits(StringBuilder line, int number, int count) {
        String digits = Integer.toString(number);
        return line.append("0".repeat(count - digits.length())).append(digits);
    }

    /** Line breaks, which could pass for other lines of the log, become bars. */
    private static void message(StringBuilder line, String message) {
        boolean inBreak = false;
        for (int at = 0; at < message.length(); at++) {
            char each = message.charAt(at);
            boolean isBreak = each == '\r' || each == '\n';
            if (!isBreak) {
                line.append(each);
            } else if (!inBreak) {
                line.append(" | ");
            }
            inBreak = isBreak;
        }
    }
}
