package io.kestramcp.http.oauth;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A gateway as browsers and clients reach it. */
interface Site {
    /** A request to be completed; {@code path} begins with a slash and is not escaped further. */
    HttpRequest.Builder at(String path);

    HttpResponse<String> send(HttpRequest.Builder request);
}
