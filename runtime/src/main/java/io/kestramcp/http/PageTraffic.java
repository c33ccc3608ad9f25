package io.kestramcp.http;

import io.kestramcp.observe.RequestLog;
import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.DoSHandler;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.EagerContentHandler.RetainedContentLoaderFactory;
import org.eclipse.jetty.util.Callback;

/** What strangers may ask of pages and of the authorization server, where nobody has signed in yet. */
final class PageTraffic {
    /** What may be kept of one body: 32 KiB, more than any form or message of OAuth, in pieces as large as their buffers. */
    private static final int MAX_KEPT_BYTES = 64 * 1024;

    /** Each piece of a body keeps the buffer that it came in, however small it is. */
    private static final int BUFFER_BYTES = 8 * 1024;

    /** So many senders are remembered. */
    static final int MOST = 10_000;

    private PageTraffic() {}

    /**
     * Lets through what comes at a bearable rate from each address, once it is there as a whole: who sends slowly takes no
     * thread meanwhile.
     *
     * <p>Each sender, as {@link SenderKey} tells them apart, is remembered until what he sent has leaked away, which is
     * after a second or less for a single request and after a minute at most. Beyond the most who are remembered, strangers
     * are refused and all others served: to let them through would lift the limit for those who come from everywhere. As
     * nobody is remembered longer than it takes to be as good as new, that ends with the flood: to keep so many remembered
     * takes as many requests a second as all of them together may send.
     *
     * @param perMinute 0 is no limit
     * @param except is let through as it comes
     */
    static Handler limited(Handler pages, int perMinute, String except, ClientAddress addresses) {
        return limited(pages, perMinute, except, addresses, MOST);
    }

    /**
     * Likewise.
     *
     * @param most senders that are remembered
     */
    static Handler limited(Handler pages, int perMinute, String except, ClientAddress addresses, int most) {
        EagerContentHandler whole = new EagerContentHandler(
                new Named(pages), new RetainedContentLoaderFactory(MAX_KEPT_BYTES, BUFFER_BYTES, true));
        whole.excludePath(except);
        if (perMinute == 0) {
            return whole;
        }
        int perSecond = Math.max(1, perMinute / 60);
        DoSHandler limit = new DoSHandler(
                whole,
                addresses::sender,
                new DoSHandler.LeakingBucketTrackerFactory(perSecond, perMinute, Duration.ZERO),
                PageTraffic::refuse,
                most,
                true);
        limit.excludePath(except);
        return limit;
    }

    private static boolean refuse(Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
        JsonText.write(
                response,
                callback,
                HttpStatus.TOO_MANY_REQUESTS_429,
                JsonText.refusal(
                        request,
                        "Too many requests come from your network, or from too many at once. Try again in 1 s."));
        return true;
    }

    /** What comes in parts is served by another thread than the one that the request began in: names it there as well. */
    private static final class Named extends Handler.Wrapper {
        Named(Handler pages) {
            super(pages);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            if (RequestLog.current().isPresent()) {
                return super.handle(request, response, callback);
            }
            RequestLog.begin(RequestIds.of(request));
            try {
                return super.handle(request, response, callback);
            } finally {
                RequestLog.end();
            }
        }
    }
}
