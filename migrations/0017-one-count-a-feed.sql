--liquibase formatted sql

--changeset whosaw:"access: numbers that provisions bear are not missing, so feeds that were there before are added up once more, with them"
DELETE FROM access_arrival;
DELETE FROM access_run;
DELETE FROM access_feed;
INSERT INTO access_feed (system_id, hospital_id, events, unnumbered, oldest_at, newest_at, since_at, arrived_at, unclear)
SELECT system_id, MIN(hospital_id), SUM(looks), SUM(unnumbered),
    MIN(occurred_at), MAX(occurred_at), MIN(recorded_at), MAX(recorded_at), 0
FROM (SELECT system_id, hospital_id, 1 AS looks, CASE WHEN sequence IS NULL THEN 1 ELSE 0 END AS unnumbered,
          occurred_at, recorded_at
      FROM access_event
      UNION ALL
      SELECT system_id, hospital_id, 0 AS looks, 0 AS unnumbered, occurred_at, recorded_at
      FROM disclosure WHERE access_event_id IS NULL) AS arrived
GROUP BY system_id;
INSERT INTO access_run (system_id, first_seq, last_seq, first_at, last_at)
SELECT system_id, MIN(sequence), MAX(sequence), MIN(occurred_at), MAX(occurred_at)
FROM (SELECT system_id, sequence, MIN(occurred_at) AS occurred_at,
          sequence - ROW_NUMBER() OVER (PARTITION BY system_id ORDER BY sequence) AS island
      FROM (SELECT system_id, sequence, occurred_at FROM access_event WHERE sequence IS NOT NULL
            UNION ALL
            SELECT system_id, sequence, occurred_at FROM disclosure WHERE sequence IS NOT NULL) AS every_number
      GROUP BY system_id, sequence) AS numbered
GROUP BY system_id, island;
