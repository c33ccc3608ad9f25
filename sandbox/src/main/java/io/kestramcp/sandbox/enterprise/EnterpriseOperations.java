package io.kestramcp.sandbox.enterprise;

import io.kestramcp.sandbox.flow.FlowStore;
import io.kestramcp.sandbox.http.Handlers;
import io.kestramcp.sandbox.line.ApiLine;
import io.kestramcp.sandbox.time.Timeline;

/**
 * What is particular to Kestra's Enterprise Edition: its own operations, and those of both editions that answer more
 * there. No recording of that edition exists: what they answer is made from its OpenAPI documents alone, names and
 * types, and proves nothing about a real server beyond that. Statuses and words of refusals are those that the open
 * source edition uses in like cases.
 */
public final class EnterpriseOperations {
    private final FlowStore flows;
    private final Timeline timeline;
    private final ApiLine line;

    /** The operations of a line, with a state of their own beside the flows. */
    public EnterpriseOperations(FlowStore flows, Timeline timeline, ApiLine line) {
        this.flows = flows;
        this.timeline = timeline;
        this.line = line;
    }

    /** Adds them to what is served. */
    public void register(Handlers handlers) {
        RecordSearch search = new RecordSearch(line);
        AuditLog audit = new AuditLog(search, timeline);
        audit.register(handlers);
        new AppOperations(search, audit, timeline).register(handlers);
        new TestSuiteOperations(flows, audit, timeline).register(handlers);
        Directory directory = new Directory();
        new AccountOperations(directory, search, audit).register(handlers);
        new GroupOperations(directory, search, audit).register(handlers);
        new BindingOperations(directory, search, audit).register(handlers);
        new InvitationOperations(directory, search, audit, timeline).register(handlers);
        new NoticeOperations(search, audit).register(handlers);
        new SecretNames(search).register(handlers);
        new BlueprintOperations(search).register(handlers);
        new WritingOperations().register(handlers);
    }
}
