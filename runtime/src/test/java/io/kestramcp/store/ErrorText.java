package io.kestramcp.store;

import java.io.PrintWriter;
import java.io.StringWriter;

/** All that a log would show of a failure. */
record ErrorText(Throwable failure) {
    String whole() {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
