--liquibase formatted sql

--changeset whosaw:"backup: that an older copy was put back on purpose is kept, with why and how much the outside knew"
CREATE TABLE restore_note (
    restored_at  BIGINT        NOT NULL PRIMARY KEY,
    made_at      BIGINT        NOT NULL,
    tree_size    BIGINT        NOT NULL,
    outside_size BIGINT        NOT NULL,
    reason       VARCHAR(1000) NOT NULL
);
