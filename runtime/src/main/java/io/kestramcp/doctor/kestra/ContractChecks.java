package io.kestramcp.doctor.kestra;

import io.kestramcp.client.KestraRequest;
import io.kestramcp.contract.ContractException;
import io.kestramcp.doctor.Check;
import io.kestramcp.doctor.Fault;
import io.kestramcp.doctor.Finding;
import io.kestramcp.doctor.Installation;
import io.kestramcp.doctor.contract.Drift;
import io.kestramcp.doctor.contract.DriftedTool;
import io.kestramcp.identity.Principal;
import io.kestramcp.kestra.CallOptions;
import io.kestramcp.kestra.Cancellation;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.KestraReply;
import io.kestramcp.kestra.KestraServer;
import io.kestramcp.kestra.UpstreamCredential;
import io.kestramcp.tool.ToolSelection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What Kestra serves as its API against what the tools were bound to. */
final class ContractChecks {
    private static final KestraRequest SPECIFICATION =
            KestraRequest.of("specification", "GET", "/swagger/kestra.yml").build();
    private static final int SHOWN = 20;

    private static final Fault UNUSABLE = Fault.failure(
            "unusable",
            "a tool makes a request that this Kestra does not have",
            "Use a release of this gateway that was built for this Kestra. Until then take these tools away with"
                    + " KESTRA_MCP_DISABLED_TOOLS.");
    private static final Fault DIFFERENT = Fault.warning(
            "different",
            "a tool behaves differently than described",
            "Try these tools before you rely on them, or take them away with KESTRA_MCP_DISABLED_TOOLS. A release of this"
                    + " gateway that was built for this Kestra knows the differences.");
    private static final Fault UNREADABLE = Fault.warning(
            "unreadable",
            "what Kestra serves as its specification cannot be read",
            "Look at /swagger/kestra.yml below KESTRA_BASE_URL: something else may answer there. If it is Kestra's, report"
                    + " it.");

    private final Installation installation;
    private final KestraSight sight;

    ContractChecks(Installation installation, KestraSight sight) {
        this.installation = installation;
        this.sight = sight;
    }

    List<Check> checks() {
        return List.of(Check.of(
                        "kestra.contract",
                        "the API that Kestra serves at /swagger/kestra.yml against the contract of the selected"
                                + " tools; of the open source edition only what is sent, not the answers",
                        this::contract,
                        UNUSABLE,
                        DIFFERENT,
                        UNREADABLE)
                .after("kestra.edition"));
    }

    private Finding contract() throws Exception {
        KestraReply reply;
        try {
            reply = sight.client()
                    .with(caller -> Optional.of(new UpstreamCredential.Anonymous()))
                    .send(
                            SPECIFICATION,
                            new CallOptions(Principal.local(), installation.patience(), new Cancellation()));
        } catch (KestraException none) {
            return Finding.unneeded("Kestra gives no specification: " + none.getMessage());
        }
        if (!reply.success()) {
            return Finding.unneeded("Kestra serves no specification: /swagger/kestra.yml answers " + reply.status());
        }
        KestraServer server = sight.client().server();
        Set<String> tools = selected(server);
        Drift drift;
        try {
            drift = Drift.of(server, sight.kestra().tenant(), reply.body().toByteArray(), tools);
        } catch (ContractException unusable) {
            return Finding.of(UNREADABLE, unusable.getMessage());
        }
        if (drift.tools().isEmpty()) {
            return Finding.ok("Kestra serves the API that the " + tools.size() + " selected tools expect.");
        }
        return Finding.of(
                drift.unusable().isEmpty() ? DIFFERENT : UNUSABLE,
                "%d of %d selected tools behave differently, %d of these cannot work:%n%s"
                        .formatted(
                                drift.tools().size(),
                                tools.size(),
                                drift.unusable().size(),
                                told(drift)));
    }

    private static String told(Drift drift) {
        String lines = drift.tools().stream()
                .limit(SHOWN)
                .map(DriftedTool::toString)
                .collect(Collectors.joining(System.lineSeparator()));
        int more = drift.tools().size() - SHOWN;
        return more > 0 ? lines + System.lineSeparator() + "and " + more + " more." : lines;
    }

    private Set<String> selected(KestraServer server) throws Exception {
        ToolSelection selection = installation.rules().selection(installation.settings());
        return installation.catalog().visible(server).stream()
                .map(entry -> entry.descriptor())
                .filter(selection::serves)
                .map(tool -> tool.name())
                .collect(Collectors.toSet());
    }
}
