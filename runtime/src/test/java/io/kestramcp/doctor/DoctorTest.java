package io.kestramcp.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.kestramcp.doctor.Doctor.Result;
import io.kestramcp.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The installation made wrong in every way that the doctor knows: each is found, and nothing else, with the right fix. */
class DoctorTest {
    @TempDir
    private Path directory;

    static List<Case> cases() {
        return Stream.of(
                        SetupCases.all(),
                        KestraCases.ways(),
                        KestraCases.answers(),
                        KestraCases.servers(),
                        KestraCases.contracts(),
                        TlsCases.all(),
                        SignInCases.settings(),
                        SignInCases.providers(),
                        SignInCases.policies(),
                        StoreCases.files(),
                        StoreCases.servers(),
                        StoreCases.keys(),
                        StoreCases.records())
                .flatMap(List::stream)
                .toList();
    }

    static Stream<Named<Case>> named() {
        return cases().stream().map(each -> Named.of(each.name(), each));
    }

    @ParameterizedTest
    @MethodSource("named")
    void a_fault_is_found_by_its_check_alone_and_told_with_its_fix_and_without_a_secret(Case made) throws Exception {
        try (Ward ward = new Ward(directory, SandboxOptions.of("2.0"))) {
            made.illness().of(ward);
            List<Result> results = ward.examine();
            String text = new Report(results).text(true);
            Result hit = results.stream()
                    .filter(each -> each.check().code().equals(made.check()))
                    .findFirst()
                    .orElseThrow();
            assertThat(fault(hit)).as(text).isEqualTo(made.fault());
            assertThat(hit.finding().told()).contains(made.told());
            assertThat(text)
                    .contains("-> " + declared(hit.check(), made.fault()).next());
            assertThat(results.stream()
                            .filter(each -> !fault(each).isEmpty())
                            .map(each -> each.check().code())
                            .filter(code -> !code.equals(made.check())))
                    .as(text)
                    .containsExactlyInAnyOrderElementsOf(made.others());
            assertThat(text + new Report(results).json()).doesNotContain(Secrets.of(ward.environment()));
        }
    }

    @Test
    void a_healthy_installation_has_no_fault() throws Exception {
        for (String line : List.of("1.3", "2.0")) {
            try (Ward ward = new Ward(directory, SandboxOptions.of(line))) {
                Report report = new Report(ward.examine());
                assertThat(report.healthy(true)).as(report.text(true)).isTrue();
            }
        }
    }

    @Test
    void kestra_with_tls_and_an_authority_of_its_own_is_healthy() throws Exception {
        try (Ward ward = new Ward(directory, SandboxOptions.of("2.0"))) {
            TlsCases.tls(ward);
            Report report = new Report(ward.examine());
            assertThat(report.healthy(true)).as(report.text(true)).isTrue();
            assertThat(report.text(true)).contains("Issued by CN=kestra, which is trusted.");
        }
    }

    @Test
    void a_kestra_that_serves_the_contract_behaves_as_the_tools_expect() throws Exception {
        try (Ward ward = new Ward(directory, SandboxOptions.of("2.0"))) {
            KestraCases.serving(ward, "", "");
            Report report = new Report(ward.examine());
            assertThat(report.healthy(true)).as(report.text(true)).isTrue();
            assertThat(report.text(true))
                    .containsPattern("kestra.contract +Kestra serves the API that the \\d+ selected tools");
        }
    }

    @Test
    void everything_that_can_be_set_is_looked_at_and_healthy() throws Exception {
        for (boolean shared : List.of(true, false)) {
            try (Ward ward = new Ward(directory, SandboxOptions.of("2.0"))) {
                SignInCases.provider(ward);
                if (shared) {
                    StoreCases.postgres(ward);
                } else {
                    StoreCases.store(StoreCases.perUser(ward));
                }
                ward.set("KESTRA_MCP_AUTHORIZATION_SERVER", "true")
                        .set("OIDC_CLIENT_ID", "gateway")
                        .set("OIDC_CLIENT_SECRET", "canary-client")
                        .set("KESTRA_MCP_AUDIT_FILE", ward.file("audit.jsonl").toString());
                Report report = new Report(ward.examine());
                assertThat(report.healthy(true)).as(report.text(true)).isTrue();
                assertThat(report.text(true))
                        .containsPattern("ok +provider.keys +There are keys for ES256\\.")
                        .containsPattern("ok +provider.login")
                        .containsPattern("ok +authorization.settings")
                        .containsPattern("ok +keys.present +mine seals\\.")
                        .containsPattern(shared ? "ok +store.postgres +This is PostgreSQL" : "1 tokens, and all open")
                        .doesNotContain("canary");
            }
        }
    }

    @Test
    void a_gateway_that_runs_is_known_by_its_port_and_its_store_and_not_disturbed() throws Exception {
        try (Ward ward = new Ward(directory, SandboxOptions.of("2.0"))) {
            StoreCases.perUser(ward);
            StoreCases.store(ward);
            ward.gateway();
            Report report = new Report(ward.examine());
            assertThat(report.healthy(true)).as(report.text(true)).isTrue();
            assertThat(report.text(true))
                    .containsPattern("ok +listen.port +A gateway is running at 127.0.0.1:\\d+\\.")
                    .containsPattern("ok +store.open .* is in use by process "
                            + ProcessHandle.current().pid());
        }
    }

    @Test
    void a_gateway_that_runs_and_serves_tls_is_known_by_the_certificate_that_is_set() throws Exception {
        try (Ward ward = new Ward(directory, SandboxOptions.of("2.0"))) {
            SetupCases.tls(ward);
            ward.gateway();
            assertThat(new Report(ward.examine()).text(true))
                    .containsPattern("ok +listen.port +A gateway is running at 127.0.0.1:\\d+\\.")
                    .containsPattern("ok +listen.certificate +The certificate holds from ");
            SetupCases.tls(ward, "other");
            assertThat(new Report(ward.examine()).text(true))
                    .as("whoever listens there shows another certificate")
                    .containsPattern("FAILURE +listen.port +.* in use");
        }
    }

    @Test
    void every_fault_that_a_check_declares_is_brought_about_here() throws Exception {
        Set<String> tried = cases().stream().map(Case::name).collect(Collectors.toCollection(TreeSet::new));
        try (Ward ward = new Ward(directory, SandboxOptions.of("2.0"))) {
            Set<String> declared = ward.examine().stream()
                    .flatMap(each -> each.check().faults().stream()
                            .map(fault -> each.check().code() + " " + fault.id()))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(tried).isEqualTo(declared);
        }
    }

    private static Fault declared(Check check, String id) {
        return check.faults().stream()
                .filter(fault -> fault.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String fault(Result result) {
        if (result.finding() instanceof Finding.Warning warning) {
            return warning.fault().id();
        }
        return result.finding() instanceof Finding.Failure failure
                ? failure.fault().id()
                : "";
    }
}
