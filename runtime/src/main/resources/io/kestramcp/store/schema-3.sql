-- What gateways leave for each other about the sessions of older clients.

CREATE TABLE IF NOT EXISTS mcp_session_note (
    -- a hash of the session, the kind and the name
    note_id VARCHAR(43) NOT NULL PRIMARY KEY,
    -- hashes: the session's name is a secret of its client
    owner_id VARCHAR(43) NOT NULL,
    session_id VARCHAR(43) NOT NULL,
    kind VARCHAR(16) NOT NULL,
    name VARCHAR NOT NULL,
    sealed_text VARCHAR NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS mcp_session_note_session ON mcp_session_note (session_id, kind);
CREATE INDEX IF NOT EXISTS mcp_session_note_owner ON mcp_session_note (owner_id);
CREATE INDEX IF NOT EXISTS mcp_session_note_expires ON mcp_session_note (expires_at);
