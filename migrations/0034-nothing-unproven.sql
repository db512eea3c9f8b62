--liquibase formatted sql

--changeset whosaw:"withheld: every step of a notice put off is kept, by whom and when, with the salt of its leaf"
CREATE TABLE deferral_event (
    id          ${id}       PRIMARY KEY,
    deferral_id BIGINT      NOT NULL,
    step        VARCHAR(16) NOT NULL,
    actor_id    BIGINT,
    happened_at BIGINT      NOT NULL,
    review_at   BIGINT      NOT NULL,
    salt        ${bytes}    NOT NULL
);
CREATE INDEX deferral_event_by_deferral ON deferral_event (deferral_id, id);

--changeset whosaw:"retention: a stone is sealed, so that nobody hides a deletion under one"
ALTER TABLE retention_stone ADD COLUMN seal ${bytes};

--changeset whosaw:"hospital: what lists and reasons are made from is sealed row by row, and each table as a whole"
ALTER TABLE source_system ADD COLUMN row_seal ${bytes};
ALTER TABLE terminal ADD COLUMN row_seal ${bytes};
ALTER TABLE staff ADD COLUMN row_seal ${bytes};
ALTER TABLE account ADD COLUMN row_seal ${bytes};
ALTER TABLE recipient ADD COLUMN row_seal ${bytes};
ALTER TABLE encounter ADD COLUMN row_seal ${bytes};
ALTER TABLE care_fact ADD COLUMN row_seal ${bytes};
CREATE TABLE row_total (
    table_name VARCHAR(32) NOT NULL PRIMARY KEY,
    row_count  BIGINT      NOT NULL,
    seal       ${bytes}    NOT NULL
);
