package io.kestramcp.soak;

import io.kestramcp.oauth.LiveProvider;
import java.util.Random;

/** What is wrong at the moment, at random: calm, single faults, or nothing at all for a while. Thread-safe. */
final class Weather {
    private static final KestraFault[] FAULTS = KestraFault.values();

    private final Random random;
    private final LiveProvider provider;
    private boolean calmForGood;
    private int faultsOfTen;

    Weather(long seed, LiveProvider provider) {
        this.random = new Random(seed);
        this.provider = provider;
    }

    /** What befalls the next request to Kestra. */
    synchronized KestraFault next() {
        boolean strikes = random.nextInt(10) < faultsOfTen;
        if (!strikes) {
            return KestraFault.NONE;
        }
        return faultsOfTen == 10 ? KestraFault.DOWN : FAULTS[1 + random.nextInt(FAULTS.length - 1)];
    }

    /** Changes. */
    synchronized void change() {
        if (calmForGood) {
            return;
        }
        faultsOfTen = new int[] {0, 0, 2, 4, 10}[random.nextInt(5)];
        switch (random.nextInt(4)) {
            case 0 -> provider.goDown();
            case 1 -> provider.publishGarbage();
            default -> provider.comeBack();
        }
    }

    /** Whether a flood of slow sockets comes as well. */
    synchronized boolean flooding() {
        return !calmForGood && random.nextInt(4) == 0;
    }

    /** All is well until the next change. */
    synchronized void clear() {
        faultsOfTen = 0;
        provider.comeBack();
    }

    /** All is well from now on. */
    synchronized void calm() {
        calmForGood = true;
        clear();
    }
}
