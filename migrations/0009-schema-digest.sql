--liquibase formatted sql

--changeset whosaw:what-was-migrated-is-known-by-one-digest
CREATE TABLE schema_digest (
    digest CHAR(64) PRIMARY KEY
);
--rollback DROP TABLE schema_digest;
