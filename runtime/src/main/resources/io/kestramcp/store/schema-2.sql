-- What replicas of a gateway share besides sign-in.

ALTER TABLE confirmation ADD COLUMN IF NOT EXISTS effect_hash VARCHAR(43) DEFAULT '' NOT NULL;

CREATE TABLE IF NOT EXISTS used_id (
    used_id VARCHAR(128) NOT NULL PRIMARY KEY,
    expires_at BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS used_id_expires ON used_id (expires_at);

CREATE TABLE IF NOT EXISTS mcp_task (
    task_id VARCHAR(64) NOT NULL PRIMARY KEY,
    issuer VARCHAR(512) NOT NULL,
    subject VARCHAR(512) NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    -- when the gateway at which it runs was last heard of
    heard_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    ended_at BIGINT,
    sealed_state VARCHAR NOT NULL
);
CREATE INDEX IF NOT EXISTS mcp_task_owner ON mcp_task (issuer, subject);
CREATE INDEX IF NOT EXISTS mcp_task_expires ON mcp_task (expires_at);

CREATE TABLE IF NOT EXISTS mcp_task_answer (
    answer_id VARCHAR(256) NOT NULL PRIMARY KEY,
    task_id VARCHAR(64) NOT NULL,
    answer_key VARCHAR(128) NOT NULL,
    sealed_answer VARCHAR NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS mcp_task_answer_task ON mcp_task_answer (task_id);
CREATE INDEX IF NOT EXISTS mcp_task_answer_expires ON mcp_task_answer (expires_at);
