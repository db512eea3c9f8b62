--liquibase formatted sql

--changeset whosaw:"ledger: each writing of a row that lists and rights are made from is a leaf; how many leaves a row has, and whether it is gone"
CREATE TABLE row_version (
    row_id     ${id}       PRIMARY KEY,
    table_name VARCHAR(63) NOT NULL,
    version    BIGINT      NOT NULL,
    gone       INTEGER     NOT NULL
);

--changeset whosaw:"hospital: its rows have leaves now, and need no seals"
DROP TABLE row_total;
ALTER TABLE source_system DROP COLUMN row_seal;
ALTER TABLE terminal DROP COLUMN row_seal;
ALTER TABLE staff DROP COLUMN row_seal;
ALTER TABLE account DROP COLUMN row_seal;
ALTER TABLE recipient DROP COLUMN row_seal;
ALTER TABLE encounter DROP COLUMN row_seal;
ALTER TABLE care_fact DROP COLUMN row_seal;

--changeset whosaw:"access: who looked, and from where, goes when nothing names it any more; first it is set aside, so that whoever needs it again finds it"
ALTER TABLE accessor ADD COLUMN retired_at BIGINT;
ALTER TABLE origin ADD COLUMN retired_at BIGINT;
