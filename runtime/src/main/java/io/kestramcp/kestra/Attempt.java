package io.kestramcp.kestra;

import io.kestramcp.identity.Principal;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * How far one try to send one request got. Used by one thread; travels as the request's tag.
 */
final class Attempt {
    private final Principal caller;
    private final boolean again;
    private boolean allowed;
    private boolean waited;
    private boolean outOfTime;
    private boolean sent;
    private boolean answered;

    /**
     * Before it.
     *
     * @param caller who asks
     * @param again whether the same was tried before
     */
    Attempt(Principal caller, boolean again) {
        this.caller = caller;
        this.again = again;
    }

    Principal caller() {
        return caller;
    }

    boolean again() {
        return again;
    }

    /** It had to wait for others. */
    void waits() {
        waited = true;
    }

    /** Its time was over before it was done. */
    void ranOutOfTime() {
        outOfTime = true;
    }

    boolean outOfTime() {
        return outOfTime;
    }

    /** Whether it ran out of time of which others had taken a part: that tells nothing of Kestra. */
    boolean starved() {
        return outOfTime && waited;
    }

    /** Kestra may be asked. */
    void allowed() {
        allowed = true;
    }

    /** Whether Kestra was asked, or it was tried. */
    boolean isAllowed() {
        return allowed;
    }

    /** Whether a connection stood, so that bytes of the request may have left. */
    boolean sent() {
        return sent;
    }

    /** Whether the head of an answer came back. */
    boolean answered() {
        return answered;
    }

    /** Watches the connection, below everything in OkHttp that could send a request again. */
    static Response watch(Interceptor.Chain chain) throws IOException {
        Attempt attempt = chain.request().tag(Attempt.class);
        if (attempt == null) {
            throw new IllegalStateException("Every request carries its attempt");
        }
        attempt.sent = true;
        Response response = chain.proceed(chain.request());
        attempt.answered = true;
        // OkHttp repeats any request, a POST too, on 503 with "Retry-After: 0". Without the header it does not.
        return response.header("Retry-After", "").matches("0+")
                ? response.newBuilder().removeHeader("Retry-After").build()
                : response;
    }
}
