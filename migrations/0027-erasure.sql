--liquibase formatted sql

--changeset whosaw:"erasure: a person was erased: when, by whom, on what ground, until when a copy of her key can exist; she can be found by number alone while something is kept"
CREATE TABLE erasure (
    id               ${id}       PRIMARY KEY,
    person_id        BIGINT      NOT NULL UNIQUE,
    hospital_id      BIGINT      NOT NULL,
    found_by         ${bytes}    NOT NULL,
    ground           VARCHAR(16) NOT NULL,
    erased_by        BIGINT      NOT NULL,
    erased_at        BIGINT      NOT NULL,
    key_copies_until BIGINT      NOT NULL,
    salt             ${bytes}    NOT NULL
);
CREATE INDEX erasure_by_hospital ON erasure (hospital_id, id);

--changeset whosaw:"erasure: what a law keeps of her without her name, by kind, and until which day"
CREATE TABLE erasure_kept (
    person_id  BIGINT      NOT NULL,
    kind       VARCHAR(16) NOT NULL,
    row_count  BIGINT      NOT NULL,
    until_day  BIGINT      NOT NULL,
    PRIMARY KEY (person_id, kind)
) ${clustered};

--changeset whosaw:"identity: an account's number is found by its blind index and never read; it is not stored any more"
UPDATE patient_account SET phone = phone_index;
UPDATE sign_in_challenge SET phone = phone_index;
