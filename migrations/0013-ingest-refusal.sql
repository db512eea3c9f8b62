--liquibase formatted sql

--changeset whosaw:"ingest: what was refused is counted by system, day and rule; nothing of it is kept"
CREATE TABLE ingest_refusal (
    hospital_id  BIGINT      NOT NULL,
    system_id    BIGINT      NOT NULL,
    format       VARCHAR(32) NOT NULL,
    day          BIGINT      NOT NULL,
    rule         VARCHAR(64) NOT NULL,
    refused      BIGINT      NOT NULL,
    last_at      BIGINT      NOT NULL,
    PRIMARY KEY (hospital_id, system_id, format, day, rule)
) ${clustered};
