--liquibase formatted sql

--changeset whosaw:"explanation: a care fact says who did what kind of thing for her and when, never what"
CREATE TABLE care_fact (
    person_id     BIGINT       NOT NULL,
    from_at       BIGINT       NOT NULL,
    id            BIGINT       NOT NULL,
    fact_key      ${bytes}     NOT NULL,
    kind          VARCHAR(16)  NOT NULL,
    to_at         BIGINT       NOT NULL,
    department    VARCHAR(200),
    staff         ${bytes},
    content_hash  ${bytes}     NOT NULL,
    updated_at    BIGINT       NOT NULL,
    PRIMARY KEY (person_id, from_at, id)
) ${clustered};
CREATE UNIQUE INDEX care_fact_by_key ON care_fact (fact_key);

--changeset whosaw:"explanation: an answer that a later fact changed is kept beside the new one"
CREATE TABLE explanation_change (
    person_id     BIGINT       NOT NULL,
    occurred_at   BIGINT       NOT NULL,
    event_id      BIGINT       NOT NULL,
    changed_at    BIGINT       NOT NULL,
    was_strength  VARCHAR(8)   NOT NULL,
    was_rule      VARCHAR(32)  NOT NULL,
    strength      VARCHAR(8)   NOT NULL,
    rule          VARCHAR(32)  NOT NULL,
    told          INTEGER      NOT NULL,
    PRIMARY KEY (person_id, occurred_at, event_id, changed_at)
) ${clustered};
CREATE INDEX explanation_change_by_time ON explanation_change (person_id, changed_at);
