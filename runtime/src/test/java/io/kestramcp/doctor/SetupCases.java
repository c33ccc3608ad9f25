package io.kestramcp.doctor;

import com.sun.net.httpserver.HttpServer;
import io.kestramcp.kestra.TestCertificate;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** What can be wrong on this machine alone. */
final class SetupCases {
    private SetupCases() {}

    static List<Case> all() {
        return List.of(
                Case.of("java.version", "too-old", "Java 11", ward -> ward.on(Runtime.Version.parse("11.0.2"))),
                Case.of("java.version", "short-lived", "Java 22", ward -> ward.on(Runtime.Version.parse("22.0.1"))),
                Case.of(
                        "settings.names",
                        "unknown-name",
                        "KESTRA_MCP_READONLY: is not a setting. Did you mean KESTRA_MCP_READ_ONLY?",
                        ward -> ward.set("KESTRA_MCP_READONLY", "true")),
                Case.of(
                        "settings.values",
                        "bad-value",
                        "KESTRA_MCP_PORT: must be a whole number from 0 to 65535, not '70000'.",
                        ward -> ward.set("KESTRA_MCP_PORT", "70000")),
                Case.of(
                        "settings.notes",
                        "odd",
                        "KESTRA_VERIFY_SSL is false: anybody on the way can read",
                        ward -> ward.set("KESTRA_VERIFY_SSL", "false")),
                Case.of(
                        "tools.selection",
                        "unknown",
                        "There is no toolset flow.",
                        ward -> ward.set("KESTRA_MCP_TOOLSETS", "flow")),
                Case.of("tools.selection", "none", "None of", ward -> ward.set("KESTRA_MCP_TOOLSETS", "flows")
                        .set("KESTRA_MCP_DISABLED_TOOLS", "flows")),
                Case.of(
                        "listen.access",
                        "open",
                        "others may reach 0.0.0.0",
                        ward -> ward.set("KESTRA_MCP_HOST", "0.0.0.0")),
                Case.of("listen.certificate", "unusable", "own.key: holds no private key", ward -> {
                    tls(ward);
                    ward.write("own.key", "");
                }),
                Case.of("listen.certificate", "expired", "Here it is ", ward -> {
                            tls(ward);
                            ward.ahead(Duration.ofDays(91));
                        })
                        .alsoSeenBy("kestra.clock"),
                Case.of("listen.certificate", "ends-soon", "holds from ", ward -> {
                            tls(ward);
                            ward.ahead(Duration.ofDays(80));
                        })
                        .alsoSeenBy("kestra.clock"),
                Case.of("listen.port", "taken", "in use", SetupCases::takePort),
                Case.of("listen.management", "taken", "in use", ward -> {
                    takePort(ward);
                    ward.set("KESTRA_MCP_MANAGEMENT_PORT", ward.environment().get("KESTRA_MCP_PORT"))
                            .set("KESTRA_MCP_PORT", "0");
                }),
                Case.of(
                                "listen.port",
                                "not-ours",
                                "192.0.2.1:8081 cannot be had",
                                // An address for documentation alone (RFC 5737), so no machine's.
                                ward -> ward.set("KESTRA_MCP_HOST", "192.0.2.1").set("KESTRA_MCP_PORT", "8081"))
                        .alsoSeenBy("listen.access"));
    }

    /** The installation serves TLS. */
    static void tls(Ward ward) throws Exception {
        tls(ward, "own");
    }

    static void tls(Ward ward, String name) throws Exception {
        TestCertificate own = TestCertificate.make(ward.file("."), name);
        ward.set("KESTRA_MCP_TLS_CERTIFICATE_FILE", own.pem().toString())
                .set("KESTRA_MCP_TLS_KEY_FILE", own.key().toString());
    }

    private static void takePort(Ward ward) throws Exception {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.start();
        ward.closing(() -> other.stop(0));
        ward.set("KESTRA_MCP_PORT", String.valueOf(other.getAddress().getPort()));
    }
}
