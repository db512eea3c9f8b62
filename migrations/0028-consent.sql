--liquibase formatted sql

--changeset whosaw:"consent: the hospital's register: one approved use a recipient and purpose, on which basis, of which elements, under which contract"
CREATE TABLE consent_use (
    id              ${id}         PRIMARY KEY,
    hospital_id     BIGINT        NOT NULL,
    recipient_id    BIGINT        NOT NULL,
    purpose         VARCHAR(32)   NOT NULL,
    basis           VARCHAR(32)   NOT NULL,
    article         VARCHAR(200),
    elements        BIGINT        NOT NULL,
    method          VARCHAR(64)   NOT NULL,
    retention       VARCHAR(200)  NOT NULL,
    necessity       VARCHAR(1000) NOT NULL,
    impact          VARCHAR(1000) NOT NULL,
    contract_number VARCHAR(64),
    contract_from   VARCHAR(10),
    contract_end    VARCHAR(10),
    assessment      VARCHAR(64),
    role            VARCHAR(32)   NOT NULL,
    cross_border    VARCHAR(200),
    state           VARCHAR(16)   NOT NULL,
    notice_id       BIGINT,
    code_number     INTEGER       NOT NULL,
    updated_at      BIGINT        NOT NULL,
    UNIQUE (recipient_id, purpose)
);
CREATE INDEX consent_use_by_hospital ON consent_use (hospital_id, id);

--changeset whosaw:"consent: what is read to her before she decides, word for word in both languages; a version is never changed"
CREATE TABLE consent_notice (
    id           ${id}    PRIMARY KEY,
    use_id       BIGINT   NOT NULL,
    number       INTEGER  NOT NULL,
    elements     BIGINT   NOT NULL,
    body         TEXT     NOT NULL,
    hash         ${bytes} NOT NULL,
    published_at BIGINT   NOT NULL,
    published_by BIGINT,
    UNIQUE (use_id, number)
);

--changeset whosaw:"consent: what she allowed: to whom, what for, which elements, how long, and by which notice"
CREATE TABLE consent_grant (
    id           ${id}       PRIMARY KEY,
    hospital_id  BIGINT      NOT NULL,
    person_id    BIGINT      NOT NULL,
    use_id       BIGINT      NOT NULL,
    recipient_id BIGINT      NOT NULL,
    purpose      VARCHAR(32) NOT NULL,
    commercial   INTEGER     NOT NULL,
    notice_id    BIGINT      NOT NULL,
    notice_hash  ${bytes}    NOT NULL,
    elements     BIGINT      NOT NULL,
    mode         VARCHAR(16) NOT NULL,
    given_at     BIGINT      NOT NULL,
    until_at     BIGINT,
    encounter_id BIGINT,
    actor        VARCHAR(16) NOT NULL,
    account_id   BIGINT,
    relation     VARCHAR(16),
    state        VARCHAR(16) NOT NULL,
    closed_at    BIGINT,
    revoked_at   BIGINT,
    holds_until  BIGINT
);
CREATE INDEX consent_grant_by_person ON consent_grant (person_id, use_id);
CREATE UNIQUE INDEX consent_grant_live ON consent_grant (person_id, use_id) WHERE state = 'live';
CREATE INDEX consent_grant_by_use ON consent_grant (use_id, state);
CREATE INDEX consent_grant_until ON consent_grant (until_at) WHERE state = 'live';
CREATE INDEX consent_grant_stay ON consent_grant (encounter_id) WHERE state = 'live';

--changeset whosaw:"consent: every step of a grant is kept, by whom and when, and none is changed"
CREATE TABLE consent_event (
    id          ${id}       PRIMARY KEY,
    grant_id    BIGINT      NOT NULL,
    person_id   BIGINT      NOT NULL,
    step        VARCHAR(24) NOT NULL,
    actor       VARCHAR(16) NOT NULL,
    actor_id    BIGINT,
    happened_at BIGINT      NOT NULL
);
CREATE INDEX consent_event_by_grant ON consent_event (grant_id, id);
CREATE INDEX consent_event_by_person ON consent_event (person_id, id);

--changeset whosaw:"consent: a no, and until when nobody asks again"
CREATE TABLE consent_refusal (
    id           ${id}       PRIMARY KEY,
    hospital_id  BIGINT      NOT NULL,
    person_id    BIGINT      NOT NULL,
    use_id       BIGINT      NOT NULL,
    recipient_id BIGINT      NOT NULL,
    purpose      VARCHAR(32) NOT NULL,
    notice_id    BIGINT      NOT NULL,
    notice_hash  ${bytes}    NOT NULL,
    actor        VARCHAR(16) NOT NULL,
    account_id   BIGINT,
    refused_at   BIGINT      NOT NULL,
    until_at     BIGINT      NOT NULL
);
CREATE INDEX consent_refusal_by_person ON consent_refusal (person_id, use_id, until_at);

--changeset whosaw:"consent: a system asked and was refused: one row a day, recipient, purpose, reason and system, so that asking often hides nothing"
CREATE TABLE consent_asked (
    person_id    BIGINT      NOT NULL,
    day          BIGINT      NOT NULL,
    recipient_id BIGINT      NOT NULL,
    purpose      VARCHAR(32) NOT NULL,
    reason       VARCHAR(32) NOT NULL,
    client_id    BIGINT      NOT NULL,
    hospital_id  BIGINT      NOT NULL,
    elements     BIGINT      NOT NULL,
    times        BIGINT      NOT NULL,
    first_at     BIGINT      NOT NULL,
    last_at      BIGINT      NOT NULL,
    PRIMARY KEY (person_id, day, recipient_id, purpose, reason, client_id)
) ${clustered};
