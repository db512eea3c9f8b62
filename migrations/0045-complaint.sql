--liquibase formatted sql

--changeset whosaw:"complaint: sealed to a code that only she has; whose it is, about whom, to whom and how far it is stand inside the seal"
CREATE TABLE complaint (
    id          ${id}    PRIMARY KEY,
    place       ${bytes} NOT NULL UNIQUE,
    version     INTEGER  NOT NULL,
    body        ${bytes} NOT NULL,
    changed_at  BIGINT   NOT NULL
);
CREATE INDEX complaint_by_change ON complaint (changed_at);

--changeset whosaw:"complaint: one row a leaf of the ledger, so that none can be taken away unseen; what the leaf says stands inside the seal"
CREATE TABLE complaint_leaf (
    id            ${id}  PRIMARY KEY,
    complaint_id  BIGINT NOT NULL
);
CREATE INDEX complaint_leaf_by_complaint ON complaint_leaf (complaint_id, id);

--changeset whosaw:"complaint: evidence in sealed pieces, for a file may be larger than memory; its name, kind and size stand inside the seal"
CREATE TABLE complaint_file (
    id            ${id}   PRIMARY KEY,
    complaint_id  BIGINT  NOT NULL,
    arrived_at    BIGINT  NOT NULL
);
CREATE INDEX complaint_file_by_complaint ON complaint_file (complaint_id);
CREATE TABLE complaint_piece (
    file_id  BIGINT   NOT NULL,
    number   INTEGER  NOT NULL,
    body     ${bytes} NOT NULL,
    PRIMARY KEY (file_id, number)
);
