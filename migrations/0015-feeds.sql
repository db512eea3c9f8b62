--liquibase formatted sql

--changeset whosaw:"systems say how often they send, or that they are not covered and why"
ALTER TABLE source_system ADD COLUMN covered INTEGER DEFAULT 1 NOT NULL;
ALTER TABLE source_system ADD COLUMN not_covered_reason VARCHAR(200);
ALTER TABLE source_system ADD COLUMN rhythm VARCHAR(16);

--changeset whosaw:"access: what arrived is noted in the transaction that records it, one row a batch and system, until it is added up"
CREATE TABLE access_arrival (
    id          ${id}     PRIMARY KEY,
    hospital_id BIGINT    NOT NULL,
    system_id   BIGINT    NOT NULL,
    events      BIGINT    NOT NULL,
    unnumbered  BIGINT    NOT NULL,
    oldest_at   BIGINT    NOT NULL,
    newest_at   BIGINT    NOT NULL,
    recorded_at BIGINT    NOT NULL,
    runs        ${bytes}  NOT NULL
);

--changeset whosaw:"access: how far each feed is, and which of its running numbers are here"
CREATE TABLE access_feed (
    system_id   BIGINT    NOT NULL PRIMARY KEY,
    hospital_id BIGINT    NOT NULL,
    events      BIGINT    NOT NULL,
    unnumbered  BIGINT    NOT NULL,
    oldest_at   BIGINT    NOT NULL,
    newest_at   BIGINT    NOT NULL,
    since_at    BIGINT    NOT NULL,
    arrived_at  BIGINT    NOT NULL,
    unclear     BIGINT    NOT NULL
);
CREATE TABLE access_run (
    system_id   BIGINT    NOT NULL,
    first_seq   BIGINT    NOT NULL,
    last_seq    BIGINT    NOT NULL,
    first_at    BIGINT    NOT NULL,
    last_at     BIGINT    NOT NULL,
    PRIMARY KEY (system_id, first_seq)
) ${clustered};

--changeset whosaw:"access: feeds that were there before are added up once"
INSERT INTO access_feed (system_id, hospital_id, events, unnumbered, oldest_at, newest_at, since_at, arrived_at, unclear)
SELECT system_id, MIN(hospital_id), COUNT(*), SUM(CASE WHEN sequence IS NULL THEN 1 ELSE 0 END),
    MIN(occurred_at), MAX(occurred_at), MIN(recorded_at), MAX(recorded_at), 0
FROM access_event GROUP BY system_id;
INSERT INTO access_run (system_id, first_seq, last_seq, first_at, last_at)
SELECT system_id, MIN(sequence), MAX(sequence), MIN(occurred_at), MAX(occurred_at)
FROM (SELECT system_id, sequence, MIN(occurred_at) AS occurred_at,
          sequence - ROW_NUMBER() OVER (PARTITION BY system_id ORDER BY sequence) AS island
      FROM access_event WHERE sequence IS NOT NULL GROUP BY system_id, sequence) AS numbered
GROUP BY system_id, island;
