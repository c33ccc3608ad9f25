package io.kestramcp.doctor.kestra;

import com.google.gson.JsonObject;
import io.kestramcp.config.Credentials;
import io.kestramcp.config.KestraSettings;
import io.kestramcp.config.Settings;
import io.kestramcp.doctor.Check;
import io.kestramcp.doctor.Fault;
import io.kestramcp.doctor.Finding;
import io.kestramcp.doctor.Installation;
import io.kestramcp.doctor.Once;
import io.kestramcp.tool.CredentialTrial;
import io.kestramcp.tool.Reply;
import java.util.List;

/** Whether Kestra lets the gateway in, and into the right tenant. */
final class CallerChecks {
    /** The only tenant of the open source edition (wire notes of 1.3, section 3). */
    private static final String ONLY_TENANT = "main";

    private static final Fault OPEN_SOURCE_TENANT = Fault.failure(
            "open-source",
            "the open source edition has the tenant main alone",
            "Remove KESTRA_TENANT_ID, or set it to main; also at the end of KESTRA_BASE_URL.");
    private static final Fault TENANT_UNKNOWN = Fault.failure(
            "unknown", "Kestra does not know it", "Set KESTRA_TENANT_ID to the id of a tenant, not to its name.");
    private static final Fault NONE_GIVEN = Fault.failure(
            "none",
            "Kestra wants one, and none is set",
            "Set KESTRA_USERNAME and KESTRA_PASSWORD, or in the Enterprise Edition KESTRA_API_TOKEN.");
    private static final Fault PASSWORD_REFUSED = Fault.failure(
            "password",
            "Kestra refuses user name and password",
            "Check KESTRA_USERNAME, which is the full e-mail address, and KESTRA_PASSWORD, and whether a longer password was"
                    + " cut off at a # or a quote in .env. A user who signs in to Kestra by a provider has no password there:"
                    + " use KESTRA_API_TOKEN.");
    private static final Fault TOKEN_REFUSED = Fault.failure(
            "token",
            "Kestra refuses the API token",
            "Make a new API token in Kestra: this one has ended, was revoked, or is of another instance.");
    private static final Fault TOKEN_ON_OPEN_SOURCE = Fault.failure(
            "token-on-open-source",
            "the open source edition takes no API tokens",
            "Remove KESTRA_API_TOKEN, and set KESTRA_USERNAME and KESTRA_PASSWORD.");
    private static final Fault FORBIDDEN = Fault.warning(
            "forbidden",
            "Kestra knows the credential, but does not let it read flows",
            "Give the user or service account the rights on flows in this tenant, unless it is not to have them.");
    private static final Fault FAILED = Fault.failure(
            "failed",
            "Kestra fails at a simple search",
            "Look into Kestra's log; the search of flows in its UI fails too.");

    private final Installation installation;
    private final KestraSight sight;
    private final Once<Reply> reply = new Once<>(this::ask);

    CallerChecks(Installation installation, KestraSight sight) {
        this.installation = installation;
        this.sight = sight;
    }

    List<Check> checks() {
        return List.of(
                Check.of("kestra.tenant", "the tenant exists", this::tenant, OPEN_SOURCE_TENANT, TENANT_UNKNOWN)
                        .after("kestra.version"),
                Check.of(
                                "kestra.credential",
                                "Kestra takes the shared credential, by a search of flows",
                                this::credential,
                                NONE_GIVEN,
                                PASSWORD_REFUSED,
                                TOKEN_REFUSED,
                                TOKEN_ON_OPEN_SOURCE,
                                FORBIDDEN,
                                FAILED)
                        .after("kestra.version"));
    }

    private Finding tenant() throws Exception {
        String tenant = sight.kestra().tenant();
        if (!sight.client().server().enterprise()) {
            return tenant.equals(ONLY_TENANT)
                    ? Finding.ok("The tenant is main, the only one of this edition.")
                    : Finding.of(OPEN_SOURCE_TENANT, "The tenant is " + tenant + ".");
        }
        if (isPerUser()) {
            return Finding.unneeded("Kestra tells tenants only to whom it knows, and each caller has his own token");
        }
        int status = status(reply.get());
        if (status == 404) {
            return Finding.of(TENANT_UNKNOWN, "Kestra does not find the tenant " + tenant + ".");
        }
        return status == 200
                ? Finding.ok("The tenant is " + tenant + ".")
                : Finding.unneeded("Kestra tells tenants only to whom it knows: see kestra.credential");
    }

    private Finding credential() throws Exception {
        if (isPerUser()) {
            return Finding.unneeded("none is shared: each caller has a token of his own, tried when it is registered");
        }
        Reply trial = reply.get();
        String told = trial.failed() ? trial.content().get("message").getAsString() : "";
        return switch (status(trial)) {
            case 200 -> Finding.ok("Kestra lets " + who() + " search flows.");
            case 401 -> Finding.of(refused(), told + " It came from " + who() + ".");
            case 403 -> Finding.of(FORBIDDEN, told);
            case 400, 404, 422 -> Finding.blocked("not to be told in this tenant: see kestra.tenant. " + told);
            default -> Finding.of(FAILED, told);
        };
    }

    private Fault refused() throws Exception {
        KestraSettings kestra = sight.kestra();
        if (kestra.username().isPresent()) {
            return PASSWORD_REFUSED;
        }
        if (kestra.apiToken().isEmpty()) {
            return NONE_GIVEN;
        }
        return sight.client().server().enterprise() ? TOKEN_REFUSED : TOKEN_ON_OPEN_SOURCE;
    }

    private String who() throws Exception {
        KestraSettings kestra = sight.kestra();
        if (kestra.username().isPresent()) {
            return "the user " + kestra.username().get();
        }
        return kestra.apiToken().isPresent() ? "the API token" : "everybody, without a credential,";
    }

    private boolean isPerUser() throws Exception {
        return installation.settings().credentials() == Credentials.PER_USER;
    }

    private Reply ask() throws Exception {
        Settings settings = installation.settings();
        return new CredentialTrial(installation.catalog(), settings.kestra().tenant()).reply(sight.client());
    }

    /** 0 when there was no answer. */
    private static int status(Reply reply) {
        JsonObject content = reply.content();
        if (!reply.failed()) {
            return 200;
        }
        return content.has("status") ? content.get("status").getAsInt() : 0;
    }
}
