--liquibase formatted sql

--changeset whosaw:"doubt: whether a phone and name of a list are this person is asked once, one person at a time, masked"
CREATE TABLE contact_doubt (
    id           ${id}    PRIMARY KEY,
    hospital_id  BIGINT   NOT NULL,
    contact_key  ${bytes} NOT NULL,
    person_id    BIGINT   NOT NULL,
    shown        ${bytes} NOT NULL,
    state        VARCHAR(16) NOT NULL,
    asked_at     BIGINT   NOT NULL,
    decided_by   BIGINT,
    decided_at   BIGINT,
    UNIQUE (contact_key, person_id)
);
CREATE INDEX contact_doubt_open ON contact_doubt (hospital_id, state, id);
