--liquibase formatted sql

--changeset whosaw:"disclosure: a recipient says that it received something, and that it destroyed or returned it, signed; a statement is never changed"
CREATE TABLE disclosure_statement (
    id            ${id}       PRIMARY KEY,
    hospital_id   BIGINT      NOT NULL,
    recipient_id  BIGINT      NOT NULL,
    kind          VARCHAR(16) NOT NULL,
    done_on       VARCHAR(10) NOT NULL,
    said_at       BIGINT      NOT NULL,
    said_by       BIGINT      NOT NULL,
    body          TEXT        NOT NULL,
    signature     TEXT        NOT NULL
);
CREATE INDEX disclosure_statement_by_recipient ON disclosure_statement (recipient_id, id);
CREATE TABLE disclosure_said (
    disclosure_id BIGINT     NOT NULL,
    about         VARCHAR(8) NOT NULL,
    statement_id  BIGINT     NOT NULL,
    PRIMARY KEY (disclosure_id, about)
) ${clustered};
CREATE INDEX disclosure_said_by_statement ON disclosure_said (statement_id);

--changeset whosaw:"disclosure: what a recipient holds is found by the recipient, and what is to end by its day"
CREATE INDEX disclosure_by_recipient ON disclosure (recipient_id, id);
CREATE INDEX disclosure_by_keep ON disclosure (keep_until) WHERE keep_until IS NOT NULL;
CREATE INDEX disclosure_subject_by_entry ON disclosure_subject (disclosure_id);
