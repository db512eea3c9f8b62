--liquibase formatted sql

--changeset whosaw:"request: what a person asks of a hospital, its state and its clock; her words are sealed"
CREATE TABLE request (
    id            ${id}       PRIMARY KEY,
    hospital_id   BIGINT      NOT NULL,
    person_id     BIGINT      NOT NULL,
    account_id    BIGINT,
    kind          VARCHAR(16) NOT NULL,
    state         VARCHAR(24) NOT NULL,
    audience      VARCHAR(16) NOT NULL,
    words         ${bytes},
    filed_at      BIGINT      NOT NULL,
    started_at    BIGINT,
    due_at        BIGINT,
    provisional   INTEGER     NOT NULL,
    working_days  INTEGER     NOT NULL,
    remind_at     BIGINT,
    reminded      INTEGER     NOT NULL,
    closed_at     BIGINT,
    event_id      BIGINT,
    occurred_at   BIGINT
);
CREATE INDEX request_by_person ON request (person_id, id);
CREATE INDEX request_by_desk ON request (hospital_id, audience, state, due_at, id);
CREATE INDEX request_reminders ON request (remind_at);

--changeset whosaw:"request: one line of the list is asked about once"
CREATE TABLE request_line (
    person_id    BIGINT NOT NULL,
    event_id     BIGINT NOT NULL,
    request_id   BIGINT NOT NULL,
    PRIMARY KEY (person_id, event_id)
) ${clustered};

--changeset whosaw:"request: every step is kept, by whom and when, and none is changed"
CREATE TABLE request_event (
    id          ${id}       PRIMARY KEY,
    request_id  BIGINT      NOT NULL,
    step        VARCHAR(24) NOT NULL,
    actor       VARCHAR(16) NOT NULL,
    actor_id    BIGINT,
    happened_at BIGINT      NOT NULL
);
CREATE INDEX request_event_by_request ON request_event (request_id, id);

--changeset whosaw:"request: an answer is kept as it was signed, by whom and when"
CREATE TABLE request_answer (
    id             ${id}       PRIMARY KEY,
    request_id     BIGINT      NOT NULL UNIQUE,
    outcome        VARCHAR(24) NOT NULL,
    body           ${bytes}    NOT NULL,
    staff_user_id  BIGINT      NOT NULL,
    staff_code     VARCHAR(8)  NOT NULL,
    signed_at      BIGINT      NOT NULL,
    signature      TEXT        NOT NULL
);

--changeset whosaw:"request: an accessor's page is opened by a secret link, answered once, and is the same whether a patient asked or the desk reviews as a matter of routine"
CREATE TABLE access_review (
    id           ${id}    PRIMARY KEY,
    hospital_id  BIGINT   NOT NULL,
    person_id    BIGINT   NOT NULL,
    event_id     BIGINT   NOT NULL,
    request_id   BIGINT,
    token_hash   ${bytes} NOT NULL UNIQUE,
    made_by      BIGINT   NOT NULL,
    made_at      BIGINT   NOT NULL,
    expires_at   BIGINT   NOT NULL,
    answered_at  BIGINT,
    answer       VARCHAR(16),
    reason       VARCHAR(24),
    words        ${bytes}
);
CREATE INDEX access_review_by_hospital ON access_review (hospital_id, id);
CREATE INDEX access_review_by_request ON access_review (request_id);

--changeset whosaw:"hospital: a member of the desk may be a person of the directory, so that nobody handles her own case"
CREATE TABLE desk_staff (
    staff_user_id  BIGINT   NOT NULL PRIMARY KEY,
    hospital_id    BIGINT   NOT NULL,
    staff_key      ${bytes} NOT NULL
);

--changeset whosaw:"access: what an account did, in the order it did it"
CREATE INDEX access_event_by_accessor ON access_event (accessor_id, occurred_at);

--changeset whosaw:"access: a session of an account whose holder says that it was not she"
CREATE TABLE account_doubt (
    id           ${id}       PRIMARY KEY,
    hospital_id  BIGINT      NOT NULL,
    event_id     BIGINT      NOT NULL,
    accessor_id  BIGINT      NOT NULL,
    system_id    BIGINT      NOT NULL,
    origin_id    BIGINT,
    from_at      BIGINT      NOT NULL,
    to_at        BIGINT      NOT NULL,
    lines        INTEGER     NOT NULL,
    said_at      BIGINT      NOT NULL,
    state        VARCHAR(16) NOT NULL,
    closed_by    BIGINT,
    closed_at    BIGINT
);
CREATE INDEX account_doubt_by_state ON account_doubt (hospital_id, state, id);
