--liquibase formatted sql

--changeset whosaw:one-row-a-provision
CREATE TABLE disclosure (
    id ${id} PRIMARY KEY,
    source_key ${bytes} NOT NULL,
    content_hash ${bytes} NOT NULL,
    hospital_id BIGINT NOT NULL,
    system_id BIGINT NOT NULL,
    source_id ${bytes} NOT NULL,
    sequence BIGINT,
    occurred_at BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    recipient_id BIGINT NOT NULL,
    access_event_id BIGINT,
    purpose INTEGER NOT NULL,
    basis INTEGER NOT NULL,
    article VARCHAR(200),
    elements BIGINT NOT NULL,
    method VARCHAR(64),
    party_count INTEGER,
    keep_until VARCHAR(10),
    destroyed_on VARCHAR(10),
    onward_key ${bytes},
    deferred_until BIGINT,
    deferral ${bytes}
);
CREATE UNIQUE INDEX disclosure_by_source ON disclosure (source_key);
CREATE INDEX disclosure_by_onward ON disclosure (onward_key);
CREATE TABLE disclosure_subject (
    person_id BIGINT NOT NULL,
    occurred_at BIGINT NOT NULL,
    disclosure_id BIGINT NOT NULL,
    protected INTEGER NOT NULL,
    PRIMARY KEY (person_id, occurred_at, disclosure_id)
) ${clustered};

--changeset whosaw:provisions-wait-for-persons-not-yet-registered
CREATE TABLE disclosure_waiting (
    subject_key ${bytes} NOT NULL,
    occurred_at BIGINT NOT NULL,
    disclosure_id BIGINT NOT NULL,
    protected INTEGER NOT NULL,
    PRIMARY KEY (subject_key, occurred_at, disclosure_id)
) ${clustered};
