package io.kestramcp.http.page;

/** One address with what is shown there. Thread-safe. */
public interface PageRoute {
    /** The path, from the slash on; compared whole. */
    String path();

    /** Answers GET and HEAD. Changes nothing: a link on any page of the web can lead here. */
    PageReply get(PageRequest request);

    /**
     * Whether the browser is to be known again: then it gets a cookie, and {@link PageRequest#browser()} is the same at
     * its next request. So it is for all who take forms.
     */
    default boolean knowsBrowser() {
        return this instanceof FormRoute;
    }
}
