package io.kestramcp.cli;

import io.kestramcp.access.Audit;
import io.kestramcp.identity.Principal;
import io.kestramcp.oauth.LogText;
import io.kestramcp.oauth.server.GrantRecord;
import io.kestramcp.observe.RequestLog;
import java.util.Locale;

/** Has the audit tell what becomes of grants. */
record AuditedGrants(Audit audit) implements GrantRecord {
    @Override
    public void step(Step step, Principal user, String clientId) {
        audit.grant(
                RequestLog.current(), user, LogText.clean(clientId), step.name().toLowerCase(Locale.ROOT));
    }
}
