--liquibase formatted sql

--changeset whosaw:"identity: what was done to a guardian's link, when, for what reason and by which paper, is kept"
CREATE TABLE guardian_step (
    id             BIGINT NOT NULL PRIMARY KEY,
    guardian_id    BIGINT NOT NULL,
    child_id       BIGINT NOT NULL,
    relation       TEXT   NOT NULL,
    step           TEXT   NOT NULL,
    reason         TEXT   NOT NULL,
    paper          TEXT   NOT NULL,
    staff_user_id  BIGINT NOT NULL,
    done_at        BIGINT NOT NULL
);
CREATE INDEX guardian_step_by_child ON guardian_step (child_id, done_at, id);
CREATE INDEX guardian_step_by_guardian ON guardian_step (guardian_id);
