package io.kestramcp.doctor;

import io.kestramcp.sandbox.SandboxOptions;
import io.kestramcp.scenario.KestraFront;
import io.kestramcp.scenario.KestraFront.Answer;
import io.kestramcp.tools.GeneratedTools;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What can be wrong with Kestra and the way to it, but for TLS. */
final class KestraCases {
    private static final String CONFIGS = "/api/v1/configs";
    private static final String SPECIFICATION = "/swagger/kestra.yml";
    private static final String SEARCH = "/api/v1/main/flows/search";

    private KestraCases() {}

    static List<Case> ways() {
        return List.of(
                Case.of("kestra.ca-file", "no-certificate", "ca.pem holds no certificate", ward -> ward.set(
                                "KESTRA_BASE_URL", "https://127.0.0.1:8080")
                        .set("KESTRA_CA_FILE", ward.write("ca.pem", "hello").toString())),
                Case.of(
                        "kestra.name",
                        "name-unknown",
                        "The name kestra.invalid is not known here.",
                        // No name server may know a name in .invalid (RFC 6761).
                        ward -> ward.set("KESTRA_BASE_URL", "http://kestra.invalid:8080")),
                Case.of(
                        "kestra.name",
                        "proxy-unknown",
                        "The name proxy.invalid is not known here.",
                        ward -> ward.set("KESTRA_PROXY", "http://proxy.invalid:3128")),
                Case.of(
                        "kestra.connection",
                        "refused",
                        "takes no connection: Connection refused.",
                        ward -> ward.set("KESTRA_BASE_URL", "http://127.0.0.1:" + freePort())),
                Case.of("kestra.connection", "time-out", "takes no connection: ", KestraCases::dropConnections),
                Case.of(
                        "kestra.connection",
                        "no-way",
                        "takes no connection: ",
                        // A broadcast address takes no connection anywhere (RFC 919).
                        ward -> ward.set("KESTRA_BASE_URL", "http://255.255.255.255:8080")),
                Case.of(
                        "kestra.connection",
                        "proxy-failed",
                        "takes no connection: Connection refused.",
                        ward -> ward.set("KESTRA_PROXY", "http://127.0.0.1:" + freePort())));
    }

    static List<Case> answers() {
        return List.of(
                Case.of("kestra.api", "broken", "gives no answer", ward -> listen(ward, true)),
                Case.of("kestra.api", "silent", "does not answer within 1 s.", ward -> listen(ward.impatient(), false)),
                Case.of(
                        "kestra.api",
                        "elsewhere",
                        "/kestra answers 401. Kestra is at http://127.0.0.1:",
                        ward -> ward.set("KESTRA_BASE_URL", ward.kestra() + "/kestra")),
                Case.of(
                        "kestra.api",
                        "redirect",
                        "answers 302 and redirects to https://login.example/authorize.",
                        ward -> ward.front()
                                .answering(CONFIGS, redirect("https://ann:pw@login.example/authorize?state=canary"))),
                Case.of("kestra.api", "page", "answers 200 with the web page 'Welcome'", ward -> ward.front()
                        .answering(CONFIGS, page(200, "Welcome"))),
                Case.of("kestra.api", "guarded", "answers 401", ward -> status(ward, 401)),
                Case.of("kestra.api", "not-found", "answers 404", ward -> status(ward, 404)),
                Case.of("kestra.api", "unavailable", "answers 503", ward -> status(ward, 503)),
                Case.of("kestra.api", "other", "answers 200.", ward -> ward.front()
                        .answering(CONFIGS, Answer.json("{\"status\": \"UP\"}"))),
                Case.of("kestra.clock", "skew", "behind this machine's.", ward -> ward.ahead(Duration.ofMinutes(10))));
    }

    static List<Case> servers() {
        return List.of(
                Case.of(
                        "kestra.version",
                        "too-old",
                        "Kestra 0.24.1 is older than every version served here (1.3, 2.0).",
                        ward -> ward.front().claiming("0.24.1")),
                Case.of(
                        "kestra.version",
                        "unknown",
                        "was not built for Kestra 2.1.0: it is spoken to as 2.0",
                        ward -> ward.front().claiming("2.1.0")),
                Case.of("kestra.version", "not-told", "Kestra failed at getConfiguration with 500", ward -> ward.front()
                        .answering(CONFIGS, Answer.json("{\"version\": \"2.0.0\"}"), new Answer(500, Map.of(), ""))),
                Case.of(
                        "kestra.edition",
                        "toolset-missing",
                        "none of apps.",
                        ward -> ward.set("KESTRA_MCP_TOOLSETS", "core,apps")),
                Case.of(
                        "kestra.tenant",
                        "open-source",
                        "The tenant is acme.",
                        ward -> ward.set("KESTRA_TENANT_ID", "acme")),
                Case.of("kestra.tenant", "unknown", "Kestra does not find the tenant main.", ward -> enterprise(ward)
                        .answering(SEARCH, new Answer(404, Map.of(), ""))),
                Case.of("kestra.credential", "none", "401 without a word.", ward -> ward.set("KESTRA_USERNAME", "")
                        .set("KESTRA_PASSWORD", "")),
                Case.of(
                        "kestra.credential",
                        "password",
                        "It came from the user " + SandboxOptions.DEMO_USERNAME + ".",
                        ward -> ward.set("KESTRA_PASSWORD", "canary-wrong-Pa55word")),
                Case.of("kestra.credential", "token-on-open-source", "It came from the API token.", ward -> ward.set(
                                "KESTRA_USERNAME", "")
                        .set("KESTRA_PASSWORD", "")
                        .set("KESTRA_API_TOKEN", "canary-token-4711")),
                Case.of("kestra.credential", "token", "It came from the API token.", ward -> {
                    enterprise(ward);
                    ward.set("KESTRA_USERNAME", "").set("KESTRA_PASSWORD", "").set("KESTRA_API_TOKEN", "canary-4712");
                }),
                Case.of("kestra.credential", "forbidden", "with 403", ward -> ward.front()
                        .answering(SEARCH, new Answer(403, Map.of(), ""))),
                Case.of("kestra.credential", "failed", "with 500", ward -> ward.front()
                        .answering(SEARCH, new Answer(500, Map.of(), ""))));
    }

    static List<Case> contracts() {
        return List.of(
                Case.of(
                        "kestra.contract",
                        "unusable",
                        "kill_execution: It calls DELETE /api/v1/{tenant}/executions/{executionId}/actions/kill, which is DELETE"
                                + " /api/v1/{tenant}/executions/{executionId}/actions/stop in this Kestra.",
                        ward -> serving(ward, "/actions/kill:", "/actions/stop:")),
                Case.of(
                        "kestra.contract",
                        "different",
                        "get_flow: `revision` is gone; it seems to be `edition` now.",
                        ward -> serving(ward, "name: revision", "name: edition")),
                Case.of("kestra.contract", "unreadable", "is not an OpenAPI 3.0 document", ward -> ward.front()
                        .answering(SPECIFICATION, Answer.json("{\"hello\": \"world\"}"))));
    }

    /** Serves our own contract as Kestra's specification, with one thing changed. */
    static void serving(Ward ward, String ours, String theirs) throws Exception {
        try (InputStream contract = GeneratedTools.class.getResourceAsStream("kestra-2.0.yaml")) {
            String text = new String(contract.readAllBytes(), StandardCharsets.UTF_8);
            ward.front()
                    .answering(
                            SPECIFICATION,
                            new Answer(200, Map.of("Content-Type", "text/yaml"), text.replace(ours, theirs)));
        }
    }

    private static KestraFront enterprise(Ward ward) throws Exception {
        return ward.front().answering(CONFIGS, Answer.json("{\"version\": \"2.0.0\", \"edition\": \"EE\"}"));
    }

    private static void status(Ward ward, int status) throws Exception {
        ward.front().answering(CONFIGS, new Answer(status, Map.of(), ""));
    }

    private static Answer redirect(String target) {
        return new Answer(302, Map.of("Location", target), "");
    }

    private static Answer page(int status, String title) {
        return new Answer(status, Map.of("Content-Type", "text/html"), "<html><title>" + title + "</title></html>");
    }

    /** A port that nothing listens on. */
    static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Takes connections and says nothing. */
    static int silentPort(Ward ward) throws Exception {
        return listen(ward, false);
    }

    /** Takes connections and either ends them after the request came, or says nothing. */
    private static int listen(Ward ward, boolean end) throws Exception {
        ServerSocket socket = ward.closing(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread thread = new Thread(() -> {
            try {
                while (true) {
                    Socket connection = ward.closing(socket.accept());
                    if (end) {
                        connection.getInputStream().read();
                        connection.close();
                    }
                }
            } catch (Exception closed) {
                // The test is over.
            }
        });
        thread.setDaemon(true);
        thread.start();
        ward.set("KESTRA_BASE_URL", "http://127.0.0.1:" + socket.getLocalPort());
        return socket.getLocalPort();
    }

    /** A full queue of connections that nobody accepts: Linux drops what comes on top. */
    private static void dropConnections(Ward ward) throws Exception {
        ServerSocket full = ward.closing(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        for (int i = 0; i < 2; i++) {
            ward.closing(new Socket(full.getInetAddress(), full.getLocalPort()));
        }
        ward.impatient().set("KESTRA_BASE_URL", "http://127.0.0.1:" + full.getLocalPort());
    }
}
