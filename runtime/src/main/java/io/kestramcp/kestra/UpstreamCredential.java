package io.kestramcp.kestra;

import io.kestramcp.config.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** What a request to Kestra is signed with. The text of none of them shows a secret. */
public sealed interface UpstreamCredential {
    /** The value of the Authorization header; empty when none is sent. Not to be logged. */
    Optional<String> authorization();

    /** Every text that gives it away: what must be in no message. Not empty texts. */
    List<String> secrets();

    /** User name and password (RFC 7617), in UTF-8 as Kestra reads them. */
    record Basic(String username, Secret password) implements UpstreamCredential {
        /** Refuses a user name with a colon, which would move into the password, and an empty password. */
        public Basic {
            if (username.contains(":") || password.reveal().isEmpty()) {
                throw new IllegalArgumentException("A user name has no colon (RFC 7617), and a password is not empty");
            }
        }

        @Override
        public Optional<String> authorization() {
            return Optional.of("Basic " + encoded());
        }

        @Override
        public List<String> secrets() {
            return List.of(encoded(), password.reveal());
        }

        private String encoded() {
            byte[] pair = (username + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder().encodeToString(pair);
        }
    }

    /** An API token (RFC 6750). */
    record Bearer(Secret token) implements UpstreamCredential {
        /** Refuses a token that cannot stand in a header; the message does not show it. */
        public Bearer {
            if (!token.reveal().matches("[\\x21-\\x7E]+")) {
                throw new IllegalArgumentException("An API token is one word of printable ASCII characters (RFC 6750)");
            }
        }

        @Override
        public Optional<String> authorization() {
            return Optional.of("Bearer " + token.reveal());
        }

        @Override
        public List<String> secrets() {
            return List.of(token.reveal());
        }
    }

    /** None, because the operator configured none: for a Kestra without authentication. */
    record Anonymous() implements UpstreamCredential {
        @Override
        public Optional<String> authorization() {
            return Optional.empty();
        }

        @Override
        public List<String> secrets() {
            return List.of();
        }
    }
}
