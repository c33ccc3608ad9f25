package io.kestramcp.scenario;

import java.util.regex.Pattern;

/** What was told, without the name of the request: that differs from one to the next, and tells nothing. */
final class Unnamed {
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern NAMED = Pattern.compile(
            "(,\"data\":\\{\"requestId\":\"" + ID + "\"\\})|(,\"requestId\":\"" + ID + "\")|(\nRequest: " + ID + ")");

    private Unnamed() {}

    static String of(String told) {
        return NAMED.matcher(told).replaceAll("");
    }
}
