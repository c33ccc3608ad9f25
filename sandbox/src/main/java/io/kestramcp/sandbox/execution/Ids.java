package io.kestramcp.sandbox.execution;

import java.math.BigInteger;
import java.security.SecureRandom;

/** Ids as Kestra makes them: 128 random bits in base 62. */
public final class Ids {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());

    private final SecureRandom random = new SecureRandom();

    /** A new id. */
    public String next() {
        BigInteger rest = new BigInteger(128, random).setBit(120);
        StringBuilder id = new StringBuilder();
        while (rest.signum() > 0) {
            BigInteger[] division = rest.divideAndRemainder(BASE);
            id.append(DIGITS.charAt(division[1].intValue()));
            rest = division[0];
        }
        return id.toString();
    }
}
