package io.kestramcp.tool;

import java.util.Optional;

/** Makes sure that a person wants what a call is about to do. For one call; used by its thread. */
public interface Consent {
    /** For calls that nobody has to confirm. */
    Consent NOT_NEEDED = new Consent() {
        @Override
        public boolean needed() {
            return false;
        }

        @Override
        public void require(Effect effect) {}

        @Override
        public Optional<String> offer(Effect effect) {
            return Optional.empty();
        }
    };

    /** Whether the call needs it at all. */
    boolean needed();

    /**
     * Returns when the call may go on. To be called before anything is changed, with the same effect when the same call
     * comes again.
     *
     * @throws Unconfirmed when nobody has said yes, or not yet; to be passed on
     */
    void require(Effect effect) throws Unconfirmed;

    /**
     * For a call that only looks: what the next one must bring along as {@code confirmation}, so that it goes on without
     * being stopped once more.
     *
     * @return empty when nothing is needed, or the person will be asked
     */
    Optional<String> offer(Effect effect);
}
