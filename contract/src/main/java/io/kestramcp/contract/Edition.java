package io.kestramcp.contract;

/** Which Kestra serves an operation ({@code x-kestra.edition} in the contract). */
public enum Edition {
    /** Every Kestra. */
    OSS,
    /** Only the Enterprise Edition. */
    EE
}
