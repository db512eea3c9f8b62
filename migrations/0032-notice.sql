--liquibase formatted sql

--changeset whosaw:"notice: what a person is told of, one row a cause; it names an entry, never what the entry says"
CREATE TABLE notice (
    id          ${id}       PRIMARY KEY,
    person_id   BIGINT      NOT NULL,
    kind        VARCHAR(24) NOT NULL,
    cause       BIGINT      NOT NULL,
    entry_id    BIGINT      NOT NULL,
    party_id    BIGINT      NOT NULL,
    happened_at BIGINT      NOT NULL,
    told_at     BIGINT      NOT NULL,
    protected   INTEGER     NOT NULL,
    looks       INTEGER     NOT NULL,
    provisions  INTEGER     NOT NULL,
    due_at      BIGINT
);
CREATE UNIQUE INDEX notice_by_cause ON notice (person_id, kind, cause);
CREATE INDEX notice_by_person ON notice (person_id, id);
CREATE INDEX notice_due ON notice (due_at) WHERE due_at IS NOT NULL;

--changeset whosaw:"notice: a message to one account about one notice leaves once, whichever node sends it"
CREATE TABLE notice_sent (
    account_id BIGINT NOT NULL,
    notice_id  BIGINT NOT NULL,
    sent_at    BIGINT NOT NULL,
    PRIMARY KEY (account_id, notice_id)
) ${clustered};

--changeset whosaw:"notice: how an account wishes to be told; an address is sealed and used only once it was confirmed"
CREATE TABLE notice_choice (
    account_id    BIGINT      NOT NULL PRIMARY KEY,
    digest        VARCHAR(8)  NOT NULL,
    quiet_from    INTEGER     NOT NULL,
    quiet_to      INTEGER     NOT NULL,
    sms           INTEGER     NOT NULL,
    neutral       INTEGER     NOT NULL,
    language      VARCHAR(8)  NOT NULL,
    paused_until  BIGINT,
    email         ${bytes},
    email_code    ${bytes},
    email_tries   INTEGER     NOT NULL,
    email_asked   BIGINT,
    email_good    BIGINT,
    last_sent_at  BIGINT      NOT NULL,
    seen_upto     BIGINT      NOT NULL,
    changed_at    BIGINT      NOT NULL
);

--changeset whosaw:"notice: how far a person's new entries were gone through, and when next"
CREATE TABLE notice_round (
    person_id    BIGINT NOT NULL PRIMARY KEY,
    since_at     BIGINT NOT NULL,
    read_upto    BIGINT NOT NULL,
    digest_upto  BIGINT NOT NULL,
    next_at      BIGINT NOT NULL
);
CREATE INDEX notice_round_next ON notice_round (next_at);

--changeset whosaw:"notice: an entry that does not wait for the next round rings, in the transaction that records it"
CREATE TABLE notice_bell (
    entry_id  BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    PRIMARY KEY (entry_id, person_id)
) ${clustered};
