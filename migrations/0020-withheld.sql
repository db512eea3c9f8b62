--liquibase formatted sql

--changeset whosaw:"withheld: a notice put off by law says by which, until when, when it is looked at again and who approved; its grounds are sealed"
CREATE TABLE deferral (
    id           ${id}       PRIMARY KEY,
    hospital_id  BIGINT      NOT NULL,
    kind         INTEGER     NOT NULL,
    entry_id     BIGINT      NOT NULL,
    person_id    BIGINT      NOT NULL,
    occurred_at  BIGINT      NOT NULL,
    grounds      ${bytes}    NOT NULL,
    until_at     BIGINT      NOT NULL,
    review_at    BIGINT      NOT NULL,
    state        VARCHAR(16) NOT NULL,
    origin       VARCHAR(16) NOT NULL,
    proposed_by  BIGINT,
    proposed_at  BIGINT      NOT NULL,
    approved_by  BIGINT,
    reviewed_by  BIGINT,
    reviewed_at  BIGINT,
    ended_by     BIGINT,
    ended_at     BIGINT,
    ended_why    ${bytes}
);
CREATE INDEX deferral_by_hospital ON deferral (hospital_id, state, review_at, id);
CREATE INDEX deferral_due ON deferral (state, until_at);
CREATE INDEX deferral_by_entry ON deferral (entry_id);
CREATE INDEX deferral_by_time ON deferral (kind, occurred_at);

--changeset whosaw:"withheld: what must not be told yet does not lie among what she reads at all"
CREATE TABLE access_withheld (
    event_id    BIGINT  NOT NULL,
    person_id   BIGINT  NOT NULL,
    occurred_at BIGINT  NOT NULL,
    protected   INTEGER NOT NULL,
    PRIMARY KEY (event_id, person_id)
) ${clustered};
CREATE TABLE disclosure_withheld (
    disclosure_id BIGINT  NOT NULL,
    person_id     BIGINT  NOT NULL,
    occurred_at   BIGINT  NOT NULL,
    protected     INTEGER NOT NULL,
    PRIMARY KEY (disclosure_id, person_id)
) ${clustered};

--changeset whosaw:"withheld: a look that is a provision too is found by the look"
CREATE INDEX disclosure_by_access ON disclosure (access_event_id);
