package io.kestramcp.oauth;

/** How it stands with the keys of one issuer. */
public enum KeyHealth {
    /** No key set was asked for yet: none is before the first token. */
    UNKNOWN,
    /** The provider's last answer could be used. */
    FRESH,
    /** The provider's last answer could not be used; tokens are still checked with the keys it gave before. */
    STALE,
    /** The provider gave no usable answer yet: its tokens are answered with 503. */
    NONE
}
