--liquibase formatted sql

--changeset whosaw:"identity: a hospital's systems hold client credentials"
CREATE TABLE oauth_client (
    id           BIGINT   NOT NULL PRIMARY KEY,
    name         TEXT     NOT NULL UNIQUE,
    hospital_id  BIGINT   NOT NULL,
    system_code  TEXT,
    scopes       TEXT     NOT NULL,
    secret_hash  ${bytes},
    jwk          TEXT,
    created_at   BIGINT   NOT NULL,
    disabled_at  BIGINT
);

--changeset whosaw:"identity: a signed client assertion is accepted once"
CREATE TABLE client_assertion (
    assertion_hash ${bytes} NOT NULL PRIMARY KEY,
    expires_at     BIGINT   NOT NULL
);

--changeset whosaw:"identity: an account is a verified phone, sealed, found by its blind index"
CREATE TABLE patient_account (
    id           BIGINT   NOT NULL PRIMARY KEY,
    phone_index  ${bytes} NOT NULL UNIQUE,
    phone        ${bytes} NOT NULL,
    created_at   BIGINT   NOT NULL,
    verified_at  BIGINT   NOT NULL
);

--changeset whosaw:"identity: one phone may serve several persons"
CREATE TABLE account_person (
    account_id          BIGINT NOT NULL,
    person_id           BIGINT NOT NULL,
    hospital_id         BIGINT NOT NULL,
    bound_at            BIGINT NOT NULL,
    confirmed_at        BIGINT NOT NULL,
    record_phone_index  ${bytes},
    ended_at            BIGINT,
    PRIMARY KEY (account_id, person_id)
);
CREATE INDEX account_person_by_person ON account_person (person_id);

--changeset whosaw:"identity: a binding code is single use and tied to one person"
CREATE TABLE binding_code (
    code_hash    ${bytes} NOT NULL PRIMARY KEY,
    person_id    BIGINT   NOT NULL,
    hospital_id  BIGINT   NOT NULL,
    phone_index  ${bytes},
    issued_by    TEXT     NOT NULL,
    created_at   BIGINT   NOT NULL,
    expires_at   BIGINT   NOT NULL,
    used_at      BIGINT
);
CREATE INDEX binding_code_by_person ON binding_code (person_id);

--changeset whosaw:"identity: a challenge waits for its one-time password, or is a decoy without one"
CREATE TABLE sign_in_challenge (
    challenge_hash     ${bytes} NOT NULL PRIMARY KEY,
    kind               TEXT     NOT NULL,
    phone_index        ${bytes} NOT NULL,
    phone              ${bytes} NOT NULL,
    binding_code_hash  ${bytes},
    password_hash      ${bytes},
    tries              INTEGER  NOT NULL,
    expires_at         BIGINT   NOT NULL,
    used_at            BIGINT
);

--changeset whosaw:"identity: a session is one signed-in device"
CREATE TABLE patient_session (
    id                       BIGINT   NOT NULL PRIMARY KEY,
    account_id               BIGINT   NOT NULL,
    kind                     TEXT     NOT NULL,
    secret_hash              ${bytes} UNIQUE,
    device                   TEXT     NOT NULL,
    family_phone             INTEGER  NOT NULL,
    chosen_person_id         BIGINT,
    second_factor_person_id  BIGINT,
    second_factor_until      BIGINT,
    created_at               BIGINT   NOT NULL,
    seen_at                  BIGINT   NOT NULL,
    expires_at               BIGINT   NOT NULL,
    ended_at                 BIGINT
);
CREATE INDEX patient_session_by_account ON patient_session (account_id);

--changeset whosaw:"identity: a refresh token is used once; used again it ends its session"
CREATE TABLE refresh_token (
    token_hash  ${bytes} NOT NULL PRIMARY KEY,
    session_id  BIGINT   NOT NULL,
    expires_at  BIGINT   NOT NULL,
    used_at     BIGINT
);
CREATE INDEX refresh_token_by_session ON refresh_token (session_id);

--changeset whosaw:"identity: the counter hands out a code for the second factor"
CREATE TABLE counter_code (
    code_hash   ${bytes} NOT NULL PRIMARY KEY,
    person_id   BIGINT   NOT NULL,
    issued_by   TEXT     NOT NULL,
    created_at  BIGINT   NOT NULL,
    expires_at  BIGINT   NOT NULL,
    used_at     BIGINT
);

--changeset whosaw:"identity: a guardian reads a child's record until it is grown"
CREATE TABLE guardian_link (
    id              BIGINT NOT NULL PRIMARY KEY,
    guardian_id     BIGINT NOT NULL,
    child_id        BIGINT NOT NULL,
    relation        TEXT   NOT NULL,
    reason          TEXT   NOT NULL,
    since_at        BIGINT NOT NULL,
    until_at        BIGINT NOT NULL,
    blocked_at      BIGINT,
    blocked_reason  TEXT,
    UNIQUE (guardian_id, child_id)
);
CREATE INDEX guardian_link_by_child ON guardian_link (child_id);

--changeset whosaw:"identity: the hospital's staff sign in by password and one-time code"
CREATE TABLE staff_user (
    id             BIGINT   NOT NULL PRIMARY KEY,
    hospital_id    BIGINT   NOT NULL,
    login          TEXT     NOT NULL UNIQUE,
    password_hash  TEXT     NOT NULL,
    totp_secret    ${bytes} NOT NULL,
    totp_step      BIGINT   NOT NULL,
    roles          TEXT     NOT NULL,
    created_at     BIGINT   NOT NULL,
    disabled_at    BIGINT
);

--changeset whosaw:"identity: a login tried too often is locked, whether anybody has it or not"
CREATE TABLE staff_lock (
    login_index   ${bytes} NOT NULL PRIMARY KEY,
    failures      INTEGER  NOT NULL,
    last_at       BIGINT   NOT NULL,
    locked_until  BIGINT   NOT NULL
);

--changeset whosaw:"identity: a staff session is one signed-in desk"
CREATE TABLE staff_session (
    id             BIGINT   NOT NULL PRIMARY KEY,
    staff_user_id  BIGINT   NOT NULL,
    secret_hash    ${bytes} NOT NULL UNIQUE,
    created_at     BIGINT   NOT NULL,
    seen_at        BIGINT   NOT NULL,
    expires_at     BIGINT   NOT NULL,
    ended_at       BIGINT
);
CREATE INDEX staff_session_by_user ON staff_session (staff_user_id);

--changeset whosaw:"identity: limits are counted per keyed hash, never per number or address"
CREATE TABLE rate_window (
    limit_code  TEXT     NOT NULL,
    key_hash    ${bytes} NOT NULL,
    started_at  BIGINT   NOT NULL,
    hits        INTEGER  NOT NULL,
    PRIMARY KEY (limit_code, key_hash)
) ${clustered};
