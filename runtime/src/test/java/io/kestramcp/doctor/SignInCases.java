package io.kestramcp.doctor;

import com.sun.net.httpserver.HttpsConfigurator;
import io.kestramcp.kestra.TestCertificate;
import io.kestramcp.oauth.LiveProvider;
import io.kestramcp.scenario.KestraFront;
import io.kestramcp.scenario.KestraFront.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What can be wrong with the identity provider, the policy and the authorization server. */
final class SignInCases {
    private static final String METADATA = "/.well-known/openid-configuration";
    private static final String LOGIN =
            ", \"authorization_endpoint\": \"http://127.0.0.1/a\", \"token_endpoint\": \"http://127.0.0.1/t\"";

    private SignInCases() {}

    static List<Case> settings() {
        return List.of(
                Case.of(
                        "provider.settings",
                        "incomplete",
                        "KESTRA_MCP_PUBLIC_URL: is not set",
                        ward -> ward.set("OIDC_ISSUER_URL", "https://id.example.com")),
                Case.of("provider.settings", "no-effect", "OIDC_AUTHORITY has no effect", ward -> {
                    provider(ward);
                    ward.set("OIDC_AUTHORITY", "https://id.example.com");
                }),
                Case.of("provider.public-url", "local", "Clients connect to http://localhost:8081/mcp.", ward -> {
                    provider(ward);
                    ward.set("KESTRA_MCP_PUBLIC_URL", "http://localhost:8081").set("KESTRA_MCP_HOST", "0.0.0.0");
                }),
                Case.of("authorization.settings", "lacking", "set OIDC_CLIENT_ID and OIDC_CLIENT_SECRET", ward -> {
                    provider(ward);
                    ward.set("KESTRA_MCP_AUTHORIZATION_SERVER", "true").set("ENCRYPTION_KEYS", StoreCases.KEY);
                }));
    }

    static List<Case> providers() {
        return List.of(
                Case.of(
                        "provider.discovery",
                        "unreachable",
                        "Connection refused",
                        ward -> issuer(ward, "http://127.0.0.1:" + KestraCases.freePort())),
                Case.of("provider.discovery", "untrusted", "PKIX path building failed", ward -> {
                    TestCertificate own = TestCertificate.make(ward.file("."), "provider");
                    KestraFront front =
                            ward.closing(new KestraFront(ward.kestra(), new HttpsConfigurator(own.server())));
                    issuer(ward, "https://localhost:" + front.port());
                }),
                Case.of("provider.discovery", "no-metadata", "it answered with status 404", ward -> provider(ward)
                        .answering(METADATA, new Answer(404, Map.of(), ""))),
                Case.of("provider.issuer", "other-issuer", "is of the issuer https://other.example, not of", ward -> {
                    KestraFront front = provider(ward);
                    front.answering(METADATA, metadata("https://other.example", front.address() + "/jwks", LOGIN));
                }),
                Case.of("provider.issuer", "bad-metadata", "jwks_uri", ward -> {
                    KestraFront front = provider(ward);
                    front.answering(METADATA, metadata(front.address().toString(), "ftp://elsewhere", LOGIN));
                }),
                Case.of("provider.keys", "no-keys", "it answered with status 503", ward -> provider(ward)
                        .answering("/jwks", new Answer(503, Map.of(), ""))),
                Case.of("provider.keys", "unusable-keys", "is good for an accepted algorithm", ward -> {
                    provider(ward);
                    ward.set("OIDC_ALGORITHMS", "RS256,ES384");
                }),
                Case.of("provider.clock", "skew", "60 s are tolerated.", ward -> {
                            provider(ward);
                            ward.ahead(Duration.ofMinutes(2));
                        })
                        .alsoSeenBy("kestra.clock"),
                Case.of("provider.clock", "some-skew", "60 s are tolerated.", ward -> {
                            provider(ward);
                            ward.ahead(Duration.ofSeconds(45));
                        })
                        .alsoSeenBy("kestra.clock"),
                Case.of("provider.login", "no-login", "has no authorization_endpoint", ward -> {
                    KestraFront front = provider(ward);
                    front.answering(METADATA, metadata(front.address().toString(), front.address() + "/jwks", ""));
                    ward.set("OIDC_CLIENT_ID", "gateway").set("OIDC_CLIENT_SECRET", "canary-client");
                }));
    }

    static List<Case> policies() {
        return List.of(
                Case.of(
                        "policy.file",
                        "bad",
                        "is no role: there are",
                        ward -> policy(
                                ward,
                                "version: 1\ngrants:\n  - {claim: roles, values: [a], roles: [reader], namespaces: ['a..b']}\n")),
                Case.of("policy.grants", "nothing", "No grant gives anybody a permission.", ward -> {
                    provider(ward);
                    policy(ward, "version: 1\ngrants: []\n");
                }),
                Case.of("policy.grants", "other-issuer", "There are grants for https://other.example.", ward -> {
                    provider(ward);
                    policy(
                            ward,
                            "version: 1\ngrants:\n  - {claim: roles, values: [a], roles: [viewer], issuer: 'https://other.example'}\n");
                }));
    }

    /** A good provider, and all that is to be set for it. */
    static KestraFront provider(Ward ward) throws Exception {
        LiveProvider keys = ward.closing(new LiveProvider());
        KestraFront front = ward.closing(new KestraFront(URI.create(keys.issuer())));
        front.answering(METADATA, metadata(front.address().toString(), front.address() + "/jwks", LOGIN));
        issuer(ward, front.address().toString());
        return front;
    }

    private static void issuer(Ward ward, String issuer) {
        ward.set("OIDC_ISSUER_URL", issuer).set("KESTRA_MCP_PUBLIC_URL", "https://mcp.example.com");
    }

    private static void policy(Ward ward, String text) throws Exception {
        ward.set("KESTRA_MCP_POLICY_FILE", ward.write("policy.yaml", text).toString());
    }

    private static Answer metadata(String issuer, String jwks, String more) {
        return Answer.json("{\"issuer\": \"" + issuer + "\", \"jwks_uri\": \"" + jwks + "\"" + more + "}");
    }
}
