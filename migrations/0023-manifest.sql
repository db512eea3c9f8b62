--liquibase formatted sql

--changeset whosaw:"access: what arrived of each day is counted, and the ids of its lines are summed up, so that a source can say whether all of it is here"
ALTER TABLE access_arrival ADD COLUMN days ${bytes};
CREATE TABLE access_day (
    system_id BIGINT   NOT NULL,
    day       BIGINT   NOT NULL,
    events    BIGINT   NOT NULL,
    digest    ${bytes} NOT NULL,
    PRIMARY KEY (system_id, day)
) ${clustered};

--changeset whosaw:"access: a source says of each day what it sent, signed; it is kept as it came"
CREATE TABLE access_manifest (
    system_id   BIGINT    NOT NULL,
    day         BIGINT    NOT NULL,
    id          BIGINT    NOT NULL,
    hospital_id BIGINT    NOT NULL,
    events      BIGINT    NOT NULL,
    first_seq   BIGINT,
    last_seq    BIGINT,
    digest      ${bytes}  NOT NULL,
    silences    ${bytes},
    signed      TEXT      NOT NULL,
    salt        ${bytes}  NOT NULL,
    received_at BIGINT    NOT NULL,
    PRIMARY KEY (system_id, day)
) ${clustered};
CREATE INDEX access_manifest_by_hospital ON access_manifest (hospital_id, day);
