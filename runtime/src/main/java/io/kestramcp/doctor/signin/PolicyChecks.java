package io.kestramcp.doctor.signin;

import io.kestramcp.access.Policy;
import io.kestramcp.access.PolicyException;
import io.kestramcp.config.AccessSettings;
import io.kestramcp.doctor.Check;
import io.kestramcp.doctor.Fault;
import io.kestramcp.doctor.Finding;
import io.kestramcp.doctor.Installation;
import io.kestramcp.oauth.IssuerSettings;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Who may do what. */
public final class PolicyChecks {
    private static final Fault BAD = Fault.failure(
            "bad",
            "it is not as it must be: an unknown role, permission or tool, a namespace pattern that is none, bad YAML",
            "Correct each line that is named; docs/policy.md describes the file. The gateway does not start with it.");
    private static final Fault NOTHING = Fault.failure(
            "nothing",
            "it grants nothing to anybody",
            "Add a grant: a claim, values and roles; see docs/policy.md, and try it with kestra-mcp explain.");
    private static final Fault OTHER_ISSUER = Fault.warning(
            "other-issuer",
            "a grant is for an issuer that is not accepted",
            "Write the issuer exactly as its tokens name it (iss), or accept it with OIDC_ISSUER_URL or OIDC_2_ISSUER_URL.");

    private final Installation installation;

    public PolicyChecks(Installation installation) {
        this.installation = installation;
    }

    /** In their order. */
    public List<Check> checks() {
        return List.of(
                Check.of(
                                "policy.file",
                                "the policy file: its form, roles, tools and namespace patterns",
                                this::file,
                                BAD)
                        .after(ProviderChecks.SETTINGS),
                Check.of("policy.grants", "somebody is granted something", this::grants, NOTHING, OTHER_ISSUER)
                        .after("policy.file"));
    }

    private Finding file() throws Exception {
        AccessSettings access = installation.settings().access();
        if (access.policyFile().isEmpty()) {
            return Finding.unneeded("no file is set: the values of the claim roles are names of roles");
        }
        try {
            installation.rules().policy(access);
            return Finding.ok(access.policyFile().get() + " can be used.");
        } catch (PolicyException wrong) {
            return Finding.of(BAD, String.join(" ", wrong.getMessage().lines().toList()));
        }
    }

    private Finding grants() throws Exception {
        if (installation.signIn().isEmpty()) {
            return Finding.unneeded("nobody signs in, and this machine's user holds every permission");
        }
        Policy policy = installation.rules().policy(installation.settings().access());
        if (!policy.grantsAnything()) {
            return Finding.of(NOTHING, "No grant gives anybody a permission.");
        }
        Set<String> others = new TreeSet<>(policy.issuers());
        installation.signIn().get().issuers().stream()
                .map(IssuerSettings::issuer)
                .forEach(others::remove);
        return others.isEmpty()
                ? Finding.ok("Somebody is granted something.")
                : Finding.of(OTHER_ISSUER, "There are grants for " + String.join(", ", others) + ".");
    }
}
