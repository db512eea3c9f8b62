--liquibase formatted sql

--changeset whosaw:"hospital: the province or city of its seat says which offices are competent for it"
ALTER TABLE hospital ADD COLUMN region VARCHAR(6);

--changeset whosaw:"authority: an office that an administrator imported stands as its own lines, beside those that are shipped"
CREATE TABLE authority_entry (
    code         VARCHAR(64) NOT NULL,
    valid_from   VARCHAR(10) NOT NULL,
    version      VARCHAR(64) NOT NULL,
    lines        TEXT        NOT NULL,
    imported_at  BIGINT      NOT NULL,
    PRIMARY KEY (code, valid_from)
);
