--liquibase formatted sql

--changeset whosaw:"rights: what a person asks of a hospital beside why somebody looked, its state and its clock; what is said stands sealed"
CREATE TABLE rights_request (
    id               ${id}       PRIMARY KEY,
    hospital_id      BIGINT      NOT NULL,
    person_id        BIGINT,
    seal_person_id   BIGINT      NOT NULL,
    account_id       BIGINT,
    helper_id        BIGINT,
    capacity         VARCHAR(16) NOT NULL,
    kind             VARCHAR(16) NOT NULL,
    scope            VARCHAR(16) NOT NULL,
    body             ${bytes},
    event_id         BIGINT,
    linked_to        BIGINT,
    state            VARCHAR(24) NOT NULL,
    audience         VARCHAR(16) NOT NULL,
    outcome          VARCHAR(24),
    owner_id         BIGINT,
    department       VARCHAR(200),
    minor            INTEGER     NOT NULL,
    filed_at         BIGINT      NOT NULL,
    imported_at      BIGINT,
    acknowledged_at  BIGINT,
    closed_at        BIGINT,
    held_at          BIGINT,
    clock_from       BIGINT      NOT NULL,
    used_working     INTEGER     NOT NULL,
    used_days        INTEGER     NOT NULL,
    version          INTEGER     NOT NULL,
    open             INTEGER     NOT NULL,
    urgency          INTEGER     NOT NULL,
    protected        INTEGER     NOT NULL,
    admitted         INTEGER     NOT NULL,
    acknowledge_due  BIGINT      NOT NULL,
    due_at           BIGINT      NOT NULL,
    provisional      INTEGER     NOT NULL,
    remind_at        BIGINT,
    reminded         INTEGER     NOT NULL
);
CREATE INDEX rights_request_by_desk ON rights_request (hospital_id, audience, open, urgency, due_at, id);
CREATE INDEX rights_request_by_person ON rights_request (person_id, id);
CREATE INDEX rights_request_by_account ON rights_request (account_id, id);
CREATE INDEX rights_request_by_seal ON rights_request (seal_person_id);
CREATE INDEX rights_request_reminders ON rights_request (remind_at);
CREATE INDEX rights_request_clocks ON rights_request (open, clock_from, used_working, used_days);

--changeset whosaw:"rights: every step is kept, by whom and when, and none is changed"
CREATE TABLE rights_event (
    id           ${id}       PRIMARY KEY,
    request_id   BIGINT      NOT NULL,
    step         VARCHAR(24) NOT NULL,
    actor        VARCHAR(16) NOT NULL,
    actor_id     BIGINT,
    happened_at  BIGINT      NOT NULL,
    words        ${bytes}
);
CREATE INDEX rights_event_by_request ON rights_event (request_id, id);

--changeset whosaw:"rights: an answer is kept as it was composed, released and signed; one that was sent back stays"
CREATE TABLE rights_answer (
    id           ${id}       PRIMARY KEY,
    request_id   BIGINT      NOT NULL,
    state        VARCHAR(16) NOT NULL,
    outcome      VARCHAR(24) NOT NULL,
    reason       VARCHAR(32),
    until_day    BIGINT,
    body         ${bytes}    NOT NULL,
    composed_by  BIGINT      NOT NULL,
    composed_at  BIGINT      NOT NULL,
    released_by  BIGINT,
    staff_code   VARCHAR(8),
    signed_at    BIGINT,
    signature    TEXT
);
CREATE INDEX rights_answer_by_request ON rights_answer (request_id, id);

--changeset whosaw:"rights: a paper that shows who somebody is lies sealed until it was checked; then it is destroyed, and that it was checked is kept"
CREATE TABLE rights_proof (
    id            ${id}       PRIMARY KEY,
    request_id    BIGINT      NOT NULL,
    kind          VARCHAR(16) NOT NULL,
    media_type    VARCHAR(32) NOT NULL,
    size          INTEGER     NOT NULL,
    digest        ${bytes}    NOT NULL,
    content       ${bytes},
    arrived_at    BIGINT      NOT NULL,
    checked_by    BIGINT,
    checked_at    BIGINT,
    accepted      INTEGER,
    destroyed_at  BIGINT
);
CREATE INDEX rights_proof_by_request ON rights_proof (request_id, id);

--changeset whosaw:"rights: what a department or a recipient is asked for a request, with a due date of its own"
CREATE TABLE rights_task (
    id            ${id}        PRIMARY KEY,
    request_id    BIGINT       NOT NULL,
    hospital_id   BIGINT       NOT NULL,
    asked_of      VARCHAR(200) NOT NULL,
    recipient_id  BIGINT,
    words         ${bytes}     NOT NULL,
    given_by      BIGINT       NOT NULL,
    given_at      BIGINT       NOT NULL,
    due_at        BIGINT       NOT NULL,
    done_by       BIGINT,
    done_at       BIGINT,
    answer        ${bytes}
);
CREATE INDEX rights_task_by_request ON rights_task (request_id, id);
CREATE INDEX rights_task_open ON rights_task (hospital_id, done_at, due_at);

--changeset whosaw:"rights: that the hospital was silent past its day is stated under the date, signed, for her to take along"
CREATE TABLE rights_silence (
    id          ${id}   PRIMARY KEY,
    request_id  BIGINT  NOT NULL,
    due_at      BIGINT  NOT NULL,
    stated_at   BIGINT  NOT NULL,
    statement   TEXT    NOT NULL
);
CREATE INDEX rights_silence_by_request ON rights_silence (request_id, id);
