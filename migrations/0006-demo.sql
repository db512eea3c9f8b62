--liquibase formatted sql

--changeset whosaw:"demo: a database that holds the demo world says so, and which one"
CREATE TABLE demo_mark (
    id          BIGINT      NOT NULL PRIMARY KEY,
    seed        BIGINT      NOT NULL,
    until_day   VARCHAR(10) NOT NULL,
    patients    BIGINT      NOT NULL,
    events      BIGINT      NOT NULL,
    key_check   ${bytes}    NOT NULL,
    started_at  BIGINT      NOT NULL,
    filled_at   BIGINT
);
