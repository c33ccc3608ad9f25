-- What replicas of a gateway share besides sign-in.

ALTER TABLE confirmation ADD COLUMN IF NOT EXISTS effect_hash VARCHAR(43) DEFAULT '' NOT NULL;

CREATE TABLE IF NOT EXISTS used_id (
    used_id VARCHAR(128) NOT NULL PRIMARY KEY,
    expires_at BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS used_id_expires ON used_id (expires_at);
