--liquibase formatted sql

--changeset whosaw:"stop: what a hospital's system does with a stop: asks first, is told, reads the night list, or only people know"
CREATE TABLE stop_enforcement (
    system_id    ${id}       PRIMARY KEY,
    hospital_id  BIGINT      NOT NULL,
    enforcement  VARCHAR(16) NOT NULL,
    pseudonymous INTEGER     NOT NULL,
    set_at       BIGINT      NOT NULL
);

--changeset whosaw:"stop: one a revocation and recipient; never why"
CREATE TABLE consent_stop (
    id           ${id}       PRIMARY KEY,
    hospital_id  BIGINT      NOT NULL,
    person_id    BIGINT      NOT NULL,
    recipient_id BIGINT      NOT NULL,
    cause        VARCHAR(16) NOT NULL,
    grants       VARCHAR(4000) NOT NULL,
    stopped_at   BIGINT      NOT NULL
);
CREATE INDEX consent_stop_by_person ON consent_stop (person_id, id);

--changeset whosaw:"stop: where it has to arrive, and how far it is there"
CREATE TABLE stop_target (
    id            ${id}       PRIMARY KEY,
    stop_id       BIGINT      NOT NULL,
    hospital_id   BIGINT      NOT NULL,
    person_id     BIGINT      NOT NULL,
    system_id     BIGINT,
    recipient_id  BIGINT,
    parent_id     BIGINT,
    state         VARCHAR(24) NOT NULL,
    changed_at    BIGINT      NOT NULL,
    stop_due_at   BIGINT,
    delete_due_at BIGINT,
    provisional   INTEGER     NOT NULL,
    late          INTEGER     NOT NULL,
    delivery_id   BIGINT,
    list_id       BIGINT
);
CREATE INDEX stop_target_by_stop ON stop_target (stop_id, id);
CREATE INDEX stop_target_by_system ON stop_target (system_id, id);
CREATE INDEX stop_target_by_recipient ON stop_target (recipient_id, id);
CREATE INDEX stop_target_by_delivery ON stop_target (delivery_id);
CREATE INDEX stop_target_by_list ON stop_target (list_id);
CREATE INDEX stop_target_by_state ON stop_target (hospital_id, state, id);

--changeset whosaw:"stop: every step of it is kept, by whom and when, and none is changed"
CREATE TABLE stop_event (
    id          ${id}       PRIMARY KEY,
    target_id   BIGINT      NOT NULL,
    person_id   BIGINT      NOT NULL,
    step        VARCHAR(24) NOT NULL,
    actor       VARCHAR(16) NOT NULL,
    actor_id    BIGINT,
    happened_at BIGINT      NOT NULL
);
CREATE INDEX stop_event_by_target ON stop_event (target_id, id);

--changeset whosaw:"stop: the list of one night for one system, and the count that came back"
CREATE TABLE stop_list (
    id              ${id}       PRIMARY KEY,
    hospital_id     BIGINT      NOT NULL,
    system_id       BIGINT      NOT NULL,
    day             VARCHAR(10) NOT NULL,
    line_count      INTEGER     NOT NULL,
    made_at         BIGINT      NOT NULL,
    acknowledged_at BIGINT,
    UNIQUE (system_id, day)
);

--changeset whosaw:"stop: a letter for whoever has no computer; its code opens one page once"
CREATE TABLE stop_letter (
    target_id BIGINT      NOT NULL PRIMARY KEY,
    code_hash ${bytes}    NOT NULL UNIQUE,
    made_at   BIGINT      NOT NULL,
    made_by   BIGINT      NOT NULL,
    posting   VARCHAR(64),
    posted_at BIGINT,
    used_at   BIGINT
);

--changeset whosaw:"stop: what a recipient says itself: to whom it passes on, and what it uses it for"
CREATE TABLE recipient_statement (
    id           ${id}        PRIMARY KEY,
    hospital_id  BIGINT       NOT NULL,
    recipient_id BIGINT       NOT NULL,
    kind         VARCHAR(16)  NOT NULL,
    name         VARCHAR(200) NOT NULL,
    detail       VARCHAR(500) NOT NULL,
    declared_at  BIGINT       NOT NULL,
    declared_by  BIGINT       NOT NULL
);
CREATE INDEX recipient_statement_by_recipient ON recipient_statement (recipient_id, id);

--changeset whosaw:"identity: a login of a recipient stands for it alone and opens no desk"
ALTER TABLE staff_user ADD COLUMN recipient_id BIGINT;
