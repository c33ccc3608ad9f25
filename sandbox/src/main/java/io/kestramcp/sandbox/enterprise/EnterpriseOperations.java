package io.kestramcp.sandbox.enterprise;

import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.line.ApiLine;
import io.kestramcp.sandbox.time.Timeline;

/**
 * The operations that only Kestra's Enterprise Edition has. No recording of that edition exists: what they answer is
 * made from its OpenAPI documents alone, names and types, and proves nothing about a real server beyond that. Statuses
 * and words of refusals are those that the open source edition uses in like cases.
 */
public final class EnterpriseOperations {
    private final Timeline timeline;
    private final ApiLine line;

    /** The operations of a line, with a state of their own. */
    public EnterpriseOperations(Timeline timeline, ApiLine line) {
        this.timeline = timeline;
        this.line = line;
    }

    /** Adds them to what is served. */
    public void register(Handlers handlers) {
        RecordSearch search = new RecordSearch(line);
        AuditLog audit = new AuditLog(search, timeline);
        audit.register(handlers);
        new AppOperations(search, audit, timeline).register(handlers);
        new TestSuiteOperations(audit, timeline).register(handlers);
        new PeopleOperations(search, audit, timeline).register(handlers);
        new NoticeOperations(search, audit).register(handlers);
    }
}
