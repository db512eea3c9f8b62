--liquibase formatted sql

--changeset whosaw:accessors-are-immutable-snapshots
CREATE TABLE accessor (
    id ${id} PRIMARY KEY,
    fingerprint ${bytes} NOT NULL UNIQUE,
    hospital_id BIGINT NOT NULL,
    accessor_key ${bytes} NOT NULL,
    name ${bytes},
    role VARCHAR(200),
    department VARCHAR(200),
    employer VARCHAR(200),
    on_behalf_of ${bytes},
    identity INTEGER NOT NULL,
    recipient_id BIGINT
);
CREATE INDEX accessor_by_key ON accessor (accessor_key);

--changeset whosaw:origins-say-from-where
CREATE TABLE origin (
    id ${id} PRIMARY KEY,
    fingerprint ${bytes} NOT NULL UNIQUE,
    hospital_id BIGINT NOT NULL,
    terminal VARCHAR(64),
    ip VARCHAR(64)
);

--changeset whosaw:one-row-an-access
CREATE TABLE access_event (
    id ${id} PRIMARY KEY,
    source_key ${bytes} NOT NULL,
    content_hash ${bytes} NOT NULL,
    hospital_id BIGINT NOT NULL,
    system_id BIGINT NOT NULL,
    source_id ${bytes} NOT NULL,
    sequence BIGINT,
    occurred_at BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    accessor_id BIGINT NOT NULL,
    origin_id BIGINT,
    action INTEGER NOT NULL,
    outcome INTEGER NOT NULL,
    purpose INTEGER NOT NULL,
    categories BIGINT NOT NULL,
    elements BIGINT NOT NULL,
    flags INTEGER NOT NULL,
    subject_count INTEGER NOT NULL,
    reason ${bytes},
    approval ${bytes}
);
CREATE UNIQUE INDEX access_event_by_source ON access_event (source_key);

--changeset whosaw:the-reading-side-lies-in-the-order-it-is-read
CREATE TABLE access_subject (
    person_id BIGINT NOT NULL,
    occurred_at BIGINT NOT NULL,
    event_id BIGINT NOT NULL,
    protected INTEGER NOT NULL,
    PRIMARY KEY (person_id, occurred_at, event_id)
) ${clustered};

--changeset whosaw:events-wait-for-persons-not-yet-registered
CREATE TABLE access_waiting (
    subject_key ${bytes} NOT NULL,
    occurred_at BIGINT NOT NULL,
    event_id BIGINT NOT NULL,
    protected INTEGER NOT NULL,
    PRIMARY KEY (subject_key, occurred_at, event_id)
) ${clustered};

--changeset whosaw:since-she-last-looked
CREATE TABLE access_look (
    account_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    looked_at BIGINT NOT NULL,
    before_at BIGINT,
    PRIMARY KEY (account_id, person_id)
) ${clustered};
