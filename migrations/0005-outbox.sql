--liquibase formatted sql

--changeset whosaw:"outbox: promises to the outside, kept after commit"
CREATE TABLE outbox_envelope (
    id               BIGINT   NOT NULL PRIMARY KEY,
    channel          TEXT     NOT NULL,
    template         TEXT     NOT NULL,
    body             ${bytes},
    state            TEXT     NOT NULL,
    attempts         INTEGER  NOT NULL,
    next_attempt_at  BIGINT   NOT NULL,
    useful_until     BIGINT   NOT NULL,
    created_at       BIGINT   NOT NULL,
    settled_at       BIGINT,
    last_error       TEXT
);
CREATE INDEX outbox_envelope_due ON outbox_envelope (state, next_attempt_at);
