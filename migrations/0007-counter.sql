--liquibase formatted sql

--changeset whosaw:"counter: an id check is on record with who made it and the kind of paper, never a copy"
CREATE TABLE counter_check (
    id             BIGINT NOT NULL PRIMARY KEY,
    hospital_id    BIGINT NOT NULL,
    person_id      BIGINT NOT NULL,
    staff_user_id  BIGINT NOT NULL,
    document       TEXT   NOT NULL,
    occasion       TEXT   NOT NULL,
    checked_at     BIGINT NOT NULL
);
CREATE INDEX counter_check_by_person ON counter_check (person_id, checked_at);

--changeset whosaw:"counter: a wish to stop, told at the counter by someone without a phone, is kept sealed"
CREATE TABLE counter_note (
    id             BIGINT   NOT NULL PRIMARY KEY,
    hospital_id    BIGINT   NOT NULL,
    person_id      BIGINT   NOT NULL,
    staff_user_id  BIGINT   NOT NULL,
    note           ${bytes} NOT NULL,
    noted_at       BIGINT   NOT NULL
);
CREATE INDEX counter_note_by_person ON counter_note (person_id, noted_at);
