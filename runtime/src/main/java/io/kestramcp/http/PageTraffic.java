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
    /** No form and no message of OAuth is larger. */
    private static final int MAX_BODY_BYTES = 32 * 1024;

    /** An address that was silent for so long begins anew. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(2);

    private PageTraffic() {}

    /**
     * Lets through what comes at a bearable rate from each address, once it is there as a whole: who sends slowly takes no
     * thread meanwhile.
     *
     * @param perMinute 0 is no limit
     * @param except is let through as it comes
     */
    static Handler limited(Handler pages, int perMinute, String except, ClientAddress addresses) {
        EagerContentHandler whole =
                new EagerContentHandler(new Named(pages), new RetainedContentLoaderFactory(MAX_BODY_BYTES, 0, true));
        whole.excludePath(except);
        if (perMinute == 0) {
            return whole;
        }
        int perSecond = Math.max(1, perMinute / 60);
        DoSHandler limit = new DoSHandler(
                whole,
                addresses::of,
                new DoSHandler.LeakingBucketTrackerFactory(perSecond, perMinute, FORGOTTEN),
                PageTraffic::refuse,
                -1);
        limit.excludePath(except);
        return limit;
    }

    private static boolean refuse(Request request, Response response, Callback callback) {
        response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
        JsonText.write(
                response,
                callback,
                HttpStatus.TOO_MANY_REQUESTS_429,
                JsonText.refusal(request, "Too many requests come from your address. Try again in 1 s."));
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
