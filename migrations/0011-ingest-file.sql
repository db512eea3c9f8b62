--liquibase formatted sql

--changeset whosaw:"ingest: a file is known by its hash and by how far it is durable; of its content nothing is kept here"
CREATE TABLE ingest_file (
    id           ${id}       PRIMARY KEY,
    hospital_id  BIGINT      NOT NULL,
    sha256       ${bytes}    NOT NULL,
    job          ${bytes}    NOT NULL,
    format       VARCHAR(32) NOT NULL,
    state        VARCHAR(16) NOT NULL,
    chunks       INTEGER     NOT NULL,
    pages        BIGINT      NOT NULL,
    row_count    BIGINT      NOT NULL,
    accepted     BIGINT      NOT NULL,
    duplicate    BIGINT      NOT NULL,
    held         BIGINT      NOT NULL,
    doubtful     BIGINT      NOT NULL,
    rejected     BIGINT      NOT NULL,
    original     VARCHAR(16),
    begun_at     BIGINT      NOT NULL,
    finished_at  BIGINT,
    UNIQUE (hospital_id, sha256, job)
);
