package io.kestramcp.connect;

/** A configuration file that must not be touched; the message says why, as what follows its name in a sentence. */
public final class UnmergeableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnmergeableException(String message) {
        super(message);
    }
}
