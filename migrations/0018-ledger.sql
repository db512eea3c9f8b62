--liquibase formatted sql

--changeset whosaw:"ledger: what waits for its place, one row an append, written in the transaction that appends it"
CREATE TABLE ledger_pending (
    id     ${id}    PRIMARY KEY,
    leaves ${bytes} NOT NULL
);

--changeset whosaw:"ledger: which entry stands where; an entry appended twice stands twice"
CREATE TABLE ledger_entry (
    entry_id   BIGINT  NOT NULL,
    person_id  BIGINT  NOT NULL,
    kind       INTEGER NOT NULL,
    leaf_index BIGINT  NOT NULL,
    PRIMARY KEY (entry_id, person_id, kind, leaf_index)
) ${clustered};

--changeset whosaw:"ledger: leaves in their order, 256 a row, and the tiles over them"
CREATE TABLE ledger_bundle (
    bundle_index ${id}    PRIMARY KEY,
    entries      ${bytes} NOT NULL
);
CREATE TABLE ledger_tile (
    level      INTEGER  NOT NULL,
    tile_index BIGINT   NOT NULL,
    hashes     ${bytes} NOT NULL,
    PRIMARY KEY (level, tile_index)
);

--changeset whosaw:"ledger: what was signed; of days gone by the last of each"
CREATE TABLE ledger_checkpoint (
    tree_size ${id}        PRIMARY KEY,
    day       BIGINT       NOT NULL,
    signed_at BIGINT       NOT NULL,
    note      VARCHAR(4000) NOT NULL
);
CREATE INDEX ledger_checkpoint_day ON ledger_checkpoint (day, tree_size);

--changeset whosaw:"ledger: how far it is, what it is called, and which node is at it"
CREATE TABLE ledger_head (
    id          INTEGER NOT NULL PRIMARY KEY,
    sequenced   BIGINT  NOT NULL,
    integrated  BIGINT  NOT NULL,
    origin      VARCHAR(200),
    holder      BIGINT  NOT NULL,
    lease_until BIGINT  NOT NULL
);
INSERT INTO ledger_head (id, sequenced, integrated, holder, lease_until) VALUES (1, 0, 0, 0, 0);
