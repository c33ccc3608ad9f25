package io.kestramcp.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.kestramcp.sandbox.RecordedRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Addresses that want more than they may. */
class ResourceAttackTest {
    private static final List<String> ATTACKS = List.of(
            "kestra://flows/company.team/..",
            "kestra://flows/company.team/%2e%2e",
            "kestra://flows/company.team/%252e%252e",
            "kestra://flows/../company.secret",
            "kestra://flows/company.team%2F..%2Fcompany.secret/greeting",
            "kestra://flows/company.team/..%2Fcompany.secret%2Fgreeting",
            "kestra://flows/company.team/greeting%3Fsource=false",
            "kestra://flows/company.team/greeting?revision=1",
            "kestra://flows/company.team/greeting#top",
            "kestra://flows/company.team/greeting%23",
            "kestra://flows/company.team/greeting%00",
            "kestra://flows/company.team/greeting%0d%0aHost:%20evil",
            "kestra://flows/company.team/%ff",
            "kestra://flows/company.team/%zz",
            "kestra://flows/company.team/%",
            "kestra://flows/company.team/",
            "kestra://flows//greeting",
            "kestra://flows/company.team/greeting/revisions/1%2F..%2F2",
            "kestra://flows/company.team/greeting/revisions/-1",
            "kestra://executions/..%2F..%2Fconfigs",
            "kestra://executions/x%2Flogs",
            "kestra://plugins/..%2F..%2Fconfigs",
            "kestra://keys/company.team/..%2F..%2F..%2Fconfigs",
            "kestra://files/company.team/../company.secret/a.txt",
            "kestra://files/company.team/%2e%2e/company.secret/a.txt",
            "kestra://files/company.team/a%2F..%2F..%2Fb.txt",
            "kestra://files/company.team/a%5C..%5Cb.txt",
            "kestra://files/company.team/a%00.txt",
            "KESTRA://flows/company.team/greeting",
            "kestra://user@flows/company.team/greeting",
            " kestra://instance");

    @TempDir
    private Path directory;

    @Test
    void a_resource_uri_cannot_climb_out_of_its_namespace() throws Exception {
        GatewayTest.run("2.0", Map.of("KESTRA_MCP_TOOLSETS", "all"), (gateway, kestra, client) -> {
            Flows.save(client, Flows.GREETING);
            int before = kestra.requests().size();
            for (String uri : ATTACKS) {
                JsonObject params = new JsonObject();
                params.addProperty("uri", uri);
                assertThat(ProtocolEra.LEGACY
                                .error(client, "resources/read", params.toString())
                                .get("code")
                                .getAsInt())
                        .as(uri)
                        .isEqualTo(-32002);
            }
            assertThat(kestra.requests().subList(before, kestra.requests().size()))
                    .extracting(RecordedRequest::path)
                    .as("nothing reaches Kestra")
                    .isEmpty();
        });
    }

    @Test
    void a_caller_of_one_namespace_reads_it_and_cannot_tell_what_is_elsewhere() throws Exception {
        SignedIn.run(directory, "2.0", (members, everywhere) -> {
            McpCaller team = members.of("team");
            Flows.save(everywhere, Flows.GREETING);
            Flows.save(everywhere, Flows.GREETING.replace("company.team", "company.teamX"));
            String elsewhere = everywhere
                    .ok(
                            "execute_flow",
                            "{\"namespace\": \"company.teamX\", \"flow_id\": \"greeting\", \"inputs\": {\"who\": \"X\"}}")
                    .string("execution_id");
            for (ProtocolEra era : ProtocolEra.values()) {
                assertThat(era.result(team, "resources/read", uri("flows/company.team/greeting"))
                                .toString())
                        .contains("id: greeting");
                assertThat(told(era, team, "flows/company.teamX/greeting"))
                        .isEqualTo(
                                told(era, team, "flows/company.teamX/nothing").replace("nothing", "greeting"));
                assertThat(told(era, team, "executions/" + elsewhere + "/logs").replace(elsewhere, "ID"))
                        .isEqualTo(told(era, team, "executions/none/logs").replace("none", "ID"));
            }
        });
    }

    private static String told(ProtocolEra era, McpCaller caller, String path) throws Exception {
        return Unnamed.of(era.error(caller, "resources/read", uri(path)).toString());
    }

    @Test
    void what_is_read_and_what_is_denied_is_on_the_record() throws Exception {
        SignedIn.run(directory, "2.0", (members, everywhere) -> {
            Flows.save(everywhere, Flows.GREETING);
            McpCaller team = members.of("team");
            ProtocolEra.MODERN.result(team, "resources/read", uri("flows/company.team/greeting"));
            ProtocolEra.MODERN.error(team, "resources/read", uri("flows/company.teamX/greeting"));
            ProtocolEra.MODERN.error(members.of("nobody"), "resources/read", uri("flows/company.team/greeting"));
        });
        assertThat(Files.readAllLines(SignedIn.audit(directory)))
                .filteredOn(line -> line.contains("\"tool\":\"get_flow\"") && line.contains("\"decision\":"))
                .hasSize(3)
                .anyMatch(line -> line.contains("\"allowed\"") && line.contains("company.team"))
                .anyMatch(line -> line.contains("\"denied\"") && line.contains("company.teamX is outside"))
                .anyMatch(line -> line.contains("\"denied\"") && line.contains("no such tool for this caller"));
    }

    @Test
    void who_is_granted_nothing_sees_no_resource_and_reads_none() throws Exception {
        SignedIn.run(directory, "2.0", (members, everywhere) -> {
            McpCaller stranger = members.of("nobody");
            Flows.save(everywhere, Flows.GREETING);
            assertThat(ProtocolEra.MODERN
                            .result(stranger, "resources/templates/list", "{}")
                            .getAsJsonArray("resourceTemplates"))
                    .isEmpty();
            assertThat(ProtocolEra.MODERN
                            .error(stranger, "resources/read", uri("flows/company.team/greeting"))
                            .get("message")
                            .getAsString())
                    .isEqualTo("Resource not found: kestra://flows/company.team/greeting");
        });
    }

    private static String uri(String path) {
        return "{\"uri\": \"kestra://" + path + "\"}";
    }
}
