package io.kestramcp.contract.change;

import io.kestramcp.contract.Body;
import io.kestramcp.contract.Operation;
import io.kestramcp.contract.change.AdapterUse.InputUse;
import java.util.Optional;

/** What changed in the body of a request. Properties that are single arguments are inputs, not told here. */
final class Bodies {
    private final Findings findings;

    Bodies(Findings findings) {
        this.findings = findings;
    }

    void compare(Operation before, Operation after) {
        Optional<Body> old = before.body();
        Optional<Body> now = after.body();
        boolean whole = findings.call().body().isPresent();
        boolean used = whole || findings.call().inputs().stream().anyMatch(InputUse::property);
        if (used && old.isPresent() && now.isEmpty()) {
            decide("No body is sent any more: what the tool puts there is lost.", "");
        } else if (used && old.isPresent()) {
            changed(old.get(), now.get());
        } else if (now.isPresent() && old.isEmpty()) {
            added(now.get());
        } else if (now.isPresent() && now.get().required() && !old.get().required()) {
            decide("A body must be sent now, and none is.", "{ as: ARGUMENT, describe: WHAT TO SEND }");
        }
    }

    private void changed(Body old, Body now) {
        if (!old.mediaType().equals(now.mediaType())) {
            findings.decide(
                    Kind.CONTENT_TYPE,
                    "",
                    "The body is " + Words.code(now.mediaType()) + " now, was " + Words.code(old.mediaType()) + ".",
                    "body",
                    "{ as: " + argument() + ", describe: WHAT TO SEND }");
            return;
        }
        boolean single = findings.call().body().isEmpty();
        if (single && now.schema().properties().isEmpty()) {
            decide(
                    "The body has no properties any more that single arguments could be: it is of type "
                            + Types.sent(now.schema()) + ".",
                    "{ as: ARGUMENT, describe: WHAT TO SEND }");
        }
        findings.call().body().ifPresent(use -> {
            if (now.required() && !old.required() && now.json()) {
                decide(
                        "The argument " + Words.code(use.argument()) + " must be given now.",
                        "{ as: " + use.argument() + ", describe: WHAT TO SEND }");
            }
            if (!use.schema() && !Types.sent(old.schema()).equals(Types.sent(now.schema()))) {
                findings.decide(
                        Kind.TYPE,
                        "",
                        "The argument " + Words.code(use.argument()) + " is of type " + Types.sent(now.schema())
                                + " now, was " + Types.sent(old.schema()) + ".",
                        "body",
                        "{ as: " + use.argument() + ", describe: WHAT TO SEND }");
            } else if (!use.schema() && !old.text()) {
                new Properties(
                                findings,
                                "body",
                                "{ as: " + use.argument() + ", describe: WHAT TO SEND }",
                                use.argument())
                        .compare(old.schema(), now.schema());
            }
        });
    }

    private void added(Body now) {
        boolean single = now.json() && !now.schema().properties().isEmpty();
        if (!single && now.required()) {
            decide(
                    "A body of " + Words.code(now.mediaType()) + " must be sent now.",
                    "{ as: ARGUMENT, describe: WHAT TO SEND }");
        } else if (!single) {
            findings.follows(
                    Kind.OFFER,
                    "",
                    "A body of " + Words.code(now.mediaType()) + " can be sent now. To offer it: "
                            + Words.code("{ as: ARGUMENT }") + ".");
        }
    }

    private String argument() {
        return findings.call().body().map(each -> each.argument()).orElse("ARGUMENT");
    }

    private void decide(String sentence, String yaml) {
        findings.decide(Kind.BODY, "", sentence, "body", yaml);
    }
}
