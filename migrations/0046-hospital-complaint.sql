--liquibase formatted sql

--changeset whosaw:"complaint: what was addressed to the hospital itself, for its desk to read and answer; nothing says whether it went elsewhere too"
CREATE TABLE hospital_complaint (
    id           ${id}       PRIMARY KEY,
    hospital_id  BIGINT      NOT NULL,
    state        VARCHAR(16) NOT NULL,
    body_key     ${bytes}    NOT NULL,
    body         ${bytes}    NOT NULL,
    filed_at     BIGINT      NOT NULL,
    due_at       BIGINT      NOT NULL,
    provisional  INTEGER     NOT NULL,
    assigned_to  BIGINT
);
CREATE INDEX hospital_complaint_by_desk ON hospital_complaint (hospital_id, state, due_at, id);

--changeset whosaw:"complaint: every step at the desk is kept, by whom and when, and none is changed"
CREATE TABLE hospital_complaint_event (
    id            ${id}       PRIMARY KEY,
    complaint_id  BIGINT      NOT NULL,
    step          VARCHAR(16) NOT NULL,
    staff_user_id BIGINT,
    happened_at   BIGINT      NOT NULL,
    words         ${bytes},
    salt          ${bytes}    NOT NULL
);
CREATE INDEX hospital_complaint_event_by_complaint ON hospital_complaint_event (complaint_id, id);
