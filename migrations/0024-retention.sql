--liquibase formatted sql

--changeset whosaw:"retention: what is pruned leaves a stone on its place in the ledger: what kind it was and until when it was kept, nothing of anyone"
CREATE TABLE retention_stone (
    leaf_index BIGINT  NOT NULL PRIMARY KEY,
    kind       INTEGER NOT NULL,
    kept_until BIGINT  NOT NULL,
    pruned_at  BIGINT  NOT NULL
) ${clustered};

--changeset whosaw:"retention: how far the pruning is; a crash goes on from there"
CREATE TABLE retention_pass (
    kind        INTEGER NOT NULL PRIMARY KEY,
    stage       INTEGER NOT NULL,
    after_id    BIGINT  NOT NULL,
    began_at    BIGINT  NOT NULL,
    ended_at    BIGINT,
    pruned      BIGINT  NOT NULL
);

--changeset whosaw:"retention: a legal hold keeps what is due, of one person or of a whole hospital; its reason is sealed"
CREATE TABLE legal_hold (
    id          ${id}    PRIMARY KEY,
    hospital_id BIGINT   NOT NULL,
    person_id   BIGINT   NOT NULL,
    reason      ${bytes} NOT NULL,
    set_by      BIGINT   NOT NULL,
    set_at      BIGINT   NOT NULL,
    lifted_by   BIGINT,
    lifted_at   BIGINT,
    lift_reason ${bytes}
);
CREATE INDEX legal_hold_standing ON legal_hold (hospital_id, lifted_at, person_id);
