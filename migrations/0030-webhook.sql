--liquibase formatted sql

--changeset whosaw:"webhook: where a hospital's system or a recipient wants to be called; its address and its secrets are sealed"
CREATE TABLE webhook_endpoint (
    id            ${id}        PRIMARY KEY,
    hospital_id   BIGINT       NOT NULL,
    owner         VARCHAR(16)  NOT NULL,
    owner_code    VARCHAR(64)  NOT NULL,
    host          VARCHAR(255) NOT NULL,
    url           ${bytes}     NOT NULL,
    secret        ${bytes}     NOT NULL,
    old_secret    ${bytes},
    old_until     BIGINT,
    failures      INTEGER      NOT NULL,
    rest_until    BIGINT       NOT NULL,
    last_ok_at    BIGINT,
    last_error    VARCHAR(64),
    created_at    BIGINT       NOT NULL,
    UNIQUE (hospital_id, owner, owner_code)
);

--changeset whosaw:"webhook: what is to be told to whom, written in the transaction that promises it"
CREATE TABLE webhook_delivery (
    id           ${id}       PRIMARY KEY,
    endpoint_id  BIGINT      NOT NULL,
    kind         VARCHAR(32) NOT NULL,
    body         ${bytes}    NOT NULL,
    state        VARCHAR(12) NOT NULL,
    attempts     INTEGER     NOT NULL,
    next_at      BIGINT      NOT NULL,
    created_at   BIGINT      NOT NULL,
    settled_at   BIGINT,
    last_error   VARCHAR(64)
);
CREATE INDEX webhook_delivery_due ON webhook_delivery (endpoint_id, state, next_at);
CREATE INDEX webhook_delivery_settled ON webhook_delivery (settled_at);
