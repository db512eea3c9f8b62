--liquibase formatted sql

--changeset whosaw:"consent: a use may demand that each giving shows a token that is good for one time"
ALTER TABLE consent_use ADD COLUMN one_time_token INTEGER DEFAULT 0 NOT NULL;

--changeset whosaw:"consent: which tokens were shown, so that none is good twice; a token itself is kept nowhere, and names nobody here"
CREATE TABLE consent_token (
    id         ${id}  PRIMARY KEY,
    client_id  BIGINT NOT NULL,
    used_at    BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX consent_token_by_expiry ON consent_token (expires_at);
