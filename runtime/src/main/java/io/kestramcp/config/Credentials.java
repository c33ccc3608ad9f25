package io.kestramcp.config;

/** With whose rights callers act in Kestra. */
public enum Credentials {
    /** All with the operator's user name and password, or API token; without one when none is set. */
    SHARED,
    /** Each with an API token of his own, registered before; without one nothing is sent. */
    PER_USER,
    /** With nobody's: for a Kestra that asks nobody who he is. */
    NONE
}
