--liquibase formatted sql

--changeset whosaw:"calendar: a year that an administrator imported stands as its own lines, beside those that are shipped"
CREATE TABLE calendar_year (
    year         INTEGER  NOT NULL PRIMARY KEY,
    lines        TEXT     NOT NULL,
    imported_at  BIGINT   NOT NULL
);
