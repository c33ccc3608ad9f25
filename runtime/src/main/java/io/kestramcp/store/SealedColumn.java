package io.kestramcp.store;

/**
 * The columns that hold something sealed, users' Kestra tokens apart, which have a table that knows their keys. A value is
 * sealed for its place and the row's key.
 */
public enum SealedColumn {
    /** The private key of a {@link SigningKey}. */
    SIGNING_KEY("signing_key", "key_id", "sealed_jwk", "signing_key"),
    /** The provider's refresh token, while a client has not yet redeemed its code. */
    CODE_SESSION("authorization_code", "grant_id", "sealed_provider_session", "provider_session"),
    /** The same afterwards: it moves from row to row as it is. */
    GRANT_SESSION("refresh_family", "grant_id", "sealed_provider_session", "provider_session"),
    /** What a login that is on its way is for. */
    LOGIN("pending_login", "state_hash", "sealed_request", "pending_login"),
    /** How a task goes, and its result. */
    TASK("mcp_task", "task_id", "sealed_state", "mcp_task"),
    /** An answer on its way to the gateway at which its task runs. */
    TASK_ANSWER("mcp_task_answer", "answer_id", "sealed_answer", "mcp_task_answer"),
    /** What one gateway leaves for others about a client's session. */
    SESSION_NOTE("mcp_session_note", "note_id", "sealed_text", "mcp_session_note");

    private final String table;
    private final String key;
    private final String column;
    private final String place;

    SealedColumn(String table, String key, String column, String place) {
        this.table = table;
        this.key = key;
        this.column = column;
        this.place = place;
    }

    /** The place that its values are sealed for, before the row's key. */
    public String place() {
        return place;
    }

    String table() {
        return table;
    }

    String key() {
        return key;
    }

    String column() {
        return column;
    }
}
