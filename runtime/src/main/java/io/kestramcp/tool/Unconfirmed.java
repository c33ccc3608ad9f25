package io.kestramcp.tool;

/** Nobody has said yes to what a call was about to do; nothing was done. */
public final class Unconfirmed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    /** @param reply what to answer instead */
    public Unconfirmed(Reply reply) {
        super("not confirmed");
        this.reply = reply;
    }

    /** What to answer. */
    public Reply reply() {
        return reply;
    }
}
