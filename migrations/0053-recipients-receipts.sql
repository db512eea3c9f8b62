--liquibase formatted sql

--changeset whosaw:"disclosure: what a recipient says it received about somebody, whether the hospital knows of it or not; it names her by a keyed index, and the statement itself names nobody"
CREATE TABLE disclosure_receipt (
    id            ${id}    PRIMARY KEY,
    hospital_id   BIGINT   NOT NULL,
    recipient_id  BIGINT   NOT NULL,
    source_key    ${bytes} NOT NULL,
    content_hash  ${bytes} NOT NULL,
    subject_key   ${bytes} NOT NULL,
    person_id     BIGINT,
    received_at   BIGINT   NOT NULL,
    said_at       BIGINT   NOT NULL,
    elements      BIGINT   NOT NULL,
    protected     INTEGER  NOT NULL,
    disclosure_id BIGINT
);
CREATE UNIQUE INDEX disclosure_receipt_by_source ON disclosure_receipt (source_key);
CREATE INDEX disclosure_receipt_by_person ON disclosure_receipt (person_id, received_at);
CREATE INDEX disclosure_receipt_alone ON disclosure_receipt (recipient_id, received_at) WHERE disclosure_id IS NULL;

--changeset whosaw:"identity: a client may speak for one recipient, and then for nothing else"
ALTER TABLE oauth_client ADD COLUMN recipient_id BIGINT;
