--liquibase formatted sql

--changeset whosaw:"authority: a package that waits is sealed to the authority's key; its row says to whom, how large and how often tried, nothing else"
CREATE TABLE authority_package (
    id          ${id}       PRIMARY KEY,
    authority   VARCHAR(64) NOT NULL,
    size        BIGINT      NOT NULL,
    state       VARCHAR(12) NOT NULL,
    attempts    INTEGER     NOT NULL,
    next_at     BIGINT      NOT NULL,
    created_at  BIGINT      NOT NULL,
    settled_at  BIGINT,
    last_error  VARCHAR(64)
);
CREATE INDEX authority_package_due ON authority_package (state, next_at);
CREATE INDEX authority_package_settled ON authority_package (authority, settled_at);

--changeset whosaw:"authority: the bytes of a package lie in pieces, so that no size of evidence is ever held at once"
CREATE TABLE authority_package_piece (
    package_id  BIGINT      NOT NULL,
    place       INTEGER     NOT NULL,
    bytes       ${bytes}    NOT NULL,
    PRIMARY KEY (package_id, place)
);
