--liquibase formatted sql

--changeset whosaw:"vault: whoever is stored has a data key, wrapped; a destroyed one leaves its row, so that none is made anew"
CREATE TABLE data_key (
    owner_id     ${id}    PRIMARY KEY,
    wrapped      ${bytes},
    wrapped_by   INTEGER  NOT NULL,
    created_at   BIGINT   NOT NULL,
    destroyed_at BIGINT
);
