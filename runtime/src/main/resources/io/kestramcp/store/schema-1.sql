-- Times are milliseconds of the epoch. A column named *_hash holds SHA-256 in base64url; one named sealed_* holds what
-- the vault sealed. Statements must run again after they broke off (H2 commits each of them).

CREATE TABLE IF NOT EXISTS upstream_token (
    issuer VARCHAR(512) NOT NULL,
    tenant VARCHAR(128) NOT NULL,
    subject VARCHAR(512) NOT NULL,
    sealed_token VARCHAR NOT NULL,
    key_id VARCHAR(64) NOT NULL,
    label VARCHAR(512) NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (issuer, tenant, subject)
);
CREATE INDEX IF NOT EXISTS upstream_token_key ON upstream_token (key_id);

CREATE TABLE IF NOT EXISTS authorization_code (
    code_hash VARCHAR(43) NOT NULL PRIMARY KEY,
    grant_id VARCHAR(43) NOT NULL,
    client_id VARCHAR(2048) NOT NULL,
    issuer VARCHAR(512) NOT NULL,
    subject VARCHAR(512) NOT NULL,
    display_name VARCHAR NOT NULL,
    resource VARCHAR(2048) NOT NULL,
    scopes VARCHAR NOT NULL,
    claims VARCHAR NOT NULL,
    sealed_provider_session VARCHAR,
    redirect_uri VARCHAR(2048) NOT NULL,
    code_challenge VARCHAR(128) NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX IF NOT EXISTS authorization_code_expires ON authorization_code (expires_at);

CREATE TABLE IF NOT EXISTS refresh_family (
    grant_id VARCHAR(43) NOT NULL PRIMARY KEY,
    token_hash VARCHAR(43) NOT NULL,
    client_id VARCHAR(2048) NOT NULL,
    issuer VARCHAR(512) NOT NULL,
    subject VARCHAR(512) NOT NULL,
    display_name VARCHAR NOT NULL,
    resource VARCHAR(2048) NOT NULL,
    scopes VARCHAR NOT NULL,
    claims VARCHAR NOT NULL,
    sealed_provider_session VARCHAR,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE INDEX IF NOT EXISTS refresh_family_expires ON refresh_family (expires_at);
CREATE INDEX IF NOT EXISTS refresh_family_subject ON refresh_family (issuer, subject);

CREATE TABLE IF NOT EXISTS client_registration (
    client_id VARCHAR(2048) NOT NULL PRIMARY KEY,
    secret_hash VARCHAR(43),
    metadata VARCHAR NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT
);
CREATE INDEX IF NOT EXISTS client_registration_expires ON client_registration (expires_at);

CREATE TABLE IF NOT EXISTS consent (
    issuer VARCHAR(512) NOT NULL,
    subject VARCHAR(512) NOT NULL,
    -- of client and resource together, which are too long for an index
    client_hash VARCHAR(43) NOT NULL,
    client_id VARCHAR(2048) NOT NULL,
    resource VARCHAR(2048) NOT NULL,
    scopes VARCHAR NOT NULL,
    granted_at BIGINT NOT NULL,
    PRIMARY KEY (issuer, subject, client_hash)
);

CREATE TABLE IF NOT EXISTS pending_login (
    state_hash VARCHAR(43) NOT NULL PRIMARY KEY,
    browser_hash VARCHAR(43) NOT NULL,
    nonce_hash VARCHAR(43) NOT NULL,
    sealed_request VARCHAR NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX IF NOT EXISTS pending_login_expires ON pending_login (expires_at);

CREATE TABLE IF NOT EXISTS signing_key (
    key_id VARCHAR(64) NOT NULL PRIMARY KEY,
    generation INTEGER NOT NULL UNIQUE,
    algorithm VARCHAR(16) NOT NULL,
    public_jwk VARCHAR NOT NULL,
    sealed_jwk VARCHAR NOT NULL,
    signs_from BIGINT NOT NULL,
    signs_until BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS confirmation (
    token_hash VARCHAR(43) NOT NULL PRIMARY KEY,
    issuer VARCHAR(512) NOT NULL,
    subject VARCHAR(512) NOT NULL,
    action_hash VARCHAR(43) NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX IF NOT EXISTS confirmation_expires ON confirmation (expires_at);

CREATE TABLE IF NOT EXISTS revoked_id (
    revoked_id VARCHAR(128) NOT NULL PRIMARY KEY,
    expires_at BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS revoked_id_expires ON revoked_id (expires_at);
