package io.kestramcp.doctor.kestra;

import io.kestramcp.doctor.Check;
import io.kestramcp.doctor.Fault;
import io.kestramcp.doctor.Finding;
import io.kestramcp.doctor.Installation;
import io.kestramcp.kestra.KestraException;
import io.kestramcp.kestra.KestraServer;
import io.kestramcp.tool.ToolDescriptor;
import io.kestramcp.tool.ToolSelection;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which Kestra it is, and what of the gateway's tools it has. */
final class VersionChecks {
    private static final Fault TOO_OLD = Fault.failure(
            "too-old",
            "older than every API line served here",
            "Upgrade Kestra, or use a release of this gateway that serves it.");
    private static final Fault UNKNOWN = Fault.warning(
            "unknown",
            "no contract was made for this version; the newest that is not newer is used",
            "Use a release of this gateway that was built for it. Until then look at kestra.contract, and try what you"
                    + " depend on.");
    private static final Fault NOT_TOLD = Fault.failure(
            "not-told",
            "the gateway's own client gets no answer that it can use",
            "Correct what is told; KESTRA_BASE_URL must lead to Kestra itself.");
    private static final Fault TOOLSET_MISSING = Fault.warning(
            "toolset-missing",
            "a selected toolset has no tool that this edition and version of Kestra have",
            "Remove it from KESTRA_MCP_TOOLSETS, or connect to an Enterprise Edition.");

    private final Installation installation;
    private final KestraSight sight;

    VersionChecks(Installation installation, KestraSight sight) {
        this.installation = installation;
        this.sight = sight;
    }

    List<Check> checks() {
        return List.of(
                Check.of(
                                "kestra.version",
                                "Kestra's version and the API line that is spoken to it",
                                this::version,
                                TOO_OLD,
                                UNKNOWN,
                                NOT_TOLD)
                        .after("kestra.api", "kestra.certificate", "kestra.authority", "kestra.host"),
                Check.of(
                                "kestra.edition",
                                "the selected toolsets exist in Kestra's edition",
                                this::edition,
                                TOOLSET_MISSING)
                        .after("kestra.version", "tools.selection"));
    }

    private Finding version() throws Exception {
        try {
            KestraServer server = sight.client().server();
            String told = "Kestra %s, spoken to as %s.".formatted(server.version(), server.line());
            return server.note().map(note -> Finding.of(UNKNOWN, note)).orElseGet(() -> Finding.ok(told));
        } catch (KestraException failed) {
            boolean old = failed.kind() == KestraException.Kind.UNSUPPORTED;
            return Finding.of(old ? TOO_OLD : NOT_TOLD, failed.getMessage());
        }
    }

    private Finding edition() throws Exception {
        KestraServer server = sight.client().server();
        ToolSelection selection = installation.rules().selection(installation.settings());
        List<ToolDescriptor> all = installation.catalog().all().stream()
                .map(entry -> entry.descriptor())
                .filter(selection::serves)
                .toList();
        List<ToolDescriptor> there =
                all.stream().filter(tool -> tool.isOn(server)).toList();
        Set<String> missing = toolsets(all);
        missing.removeAll(toolsets(there));
        missing.retainAll(installation.settings().tools().toolsets());
        String told = "%s edition: %d of %d selected tools are there"
                .formatted(server.enterprise() ? "Enterprise" : "Open source", there.size(), all.size());
        return missing.isEmpty()
                ? Finding.ok(told + ".")
                : Finding.of(TOOLSET_MISSING, told + ", none of " + String.join(", ", missing) + ".");
    }

    private static Set<String> toolsets(Collection<ToolDescriptor> tools) {
        return new TreeSet<>(tools.stream().map(ToolDescriptor::toolset).toList());
    }
}
