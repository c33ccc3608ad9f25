package io.kestramcp.oauth;

import static org.assertj.core.api.Assertions.assertThat;

/** What the tests say of an {@link Authentication}. */
final class Outcomes {
    private Outcomes() {}

    static Authentication.Authenticated accepted(Authentication outcome) {
        assertThat(outcome).isInstanceOf(Authentication.Authenticated.class);
        return (Authentication.Authenticated) outcome;
    }

    /** Refused with 401, for a reason that holds {@code words}: so that no test passes for another test's reason. */
    static void refused(Authentication outcome, String words) {
        assertThat(outcome).isInstanceOf(Authentication.Invalid.class);
        assertThat(((Authentication.Invalid) outcome).reason()).containsIgnoringCase(words);
    }

    static void malformed(Authentication outcome, String words) {
        assertThat(outcome).isInstanceOf(Authentication.Malformed.class);
        assertThat(((Authentication.Malformed) outcome).reason()).containsIgnoringCase(words);
    }

    static void unavailable(Authentication outcome, String words) {
        assertThat(outcome).isInstanceOf(Authentication.Unavailable.class);
        assertThat(((Authentication.Unavailable) outcome).reason()).containsIgnoringCase(words);
    }
}
