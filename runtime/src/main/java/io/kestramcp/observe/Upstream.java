package io.kestramcp.observe;

import java.util.Map;

/** One request to Kestra while it is under way, with all that is tried for it. */
public interface Upstream extends AutoCloseable {
    /** Headers that carry the trace on; empty where there is none. */
    Map<String, String> headers();

    /** Kestra has answered. */
    void answered(int status);

    /**
     * There is no usable answer.
     *
     * @param errorType one of few
     */
    void failed(String errorType);

    /** It is over. */
    @Override
    void close();
}
