package io.kestramcp.http.page;

/** A page that takes forms. */
public interface FormRoute extends PageRoute {
    /**
     * Answers POST. The form came from a page of ours, which this very browser was shown.
     *
     * @param request with the fields of the form
     */
    PageReply post(PageRequest request);
}
