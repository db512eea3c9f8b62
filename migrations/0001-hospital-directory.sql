--liquibase formatted sql

--changeset whosaw:hospitals-are-served
CREATE TABLE hospital (
    id ${id} PRIMARY KEY,
    code VARCHAR(64) NOT NULL UNIQUE,
    name VARCHAR(200) NOT NULL,
    name_en VARCHAR(200),
    office VARCHAR(200),
    phone VARCHAR(64),
    created_at BIGINT NOT NULL
);

--changeset whosaw:systems-name-the-office-that-answers-for-them
CREATE TABLE source_system (
    id ${id} PRIMARY KEY,
    hospital_id BIGINT NOT NULL,
    code VARCHAR(64) NOT NULL,
    name VARCHAR(200) NOT NULL,
    name_en VARCHAR(200),
    vendor VARCHAR(200),
    department VARCHAR(200),
    office VARCHAR(200),
    phone VARCHAR(64),
    custodian ${bytes},
    content_hash ${bytes} NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (hospital_id, code)
);

--changeset whosaw:terminals-stand-in-a-place
CREATE TABLE terminal (
    id ${id} PRIMARY KEY,
    hospital_id BIGINT NOT NULL,
    code VARCHAR(64) NOT NULL,
    place VARCHAR(200) NOT NULL,
    place_en VARCHAR(200),
    department VARCHAR(200),
    shared INTEGER NOT NULL,
    semi_open INTEGER NOT NULL,
    content_hash ${bytes} NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (hospital_id, code)
);

--changeset whosaw:staff-have-a-role-and-an-employer
CREATE TABLE staff (
    staff_key ${bytes} NOT NULL PRIMARY KEY,
    hospital_id BIGINT NOT NULL,
    staff_id ${bytes} NOT NULL,
    name ${bytes} NOT NULL,
    role VARCHAR(64) NOT NULL,
    title VARCHAR(64),
    department VARCHAR(200),
    employer VARCHAR(200),
    employer_kind VARCHAR(64),
    employer_recipient VARCHAR(64),
    content_hash ${bytes} NOT NULL,
    updated_at BIGINT NOT NULL
);

--changeset whosaw:accounts-are-not-persons
CREATE TABLE account (
    account_key ${bytes} NOT NULL PRIMARY KEY,
    hospital_id BIGINT NOT NULL,
    system_id BIGINT NOT NULL,
    account ${bytes} NOT NULL,
    kind VARCHAR(32) NOT NULL,
    staff_keys ${bytes},
    department VARCHAR(200),
    content_hash ${bytes} NOT NULL,
    updated_at BIGINT NOT NULL
);

--changeset whosaw:persons-are-sealed-and-found-by-blind-index
CREATE TABLE person (
    id ${id} PRIMARY KEY,
    hospital_id BIGINT NOT NULL,
    kind VARCHAR(16) NOT NULL,
    mrn_key ${bytes} NOT NULL UNIQUE,
    mrn ${bytes} NOT NULL,
    name ${bytes} NOT NULL,
    id_number_key ${bytes},
    id_number ${bytes},
    phone_key ${bytes},
    phone ${bytes},
    phone_changed_at BIGINT,
    birth_date ${bytes},
    sex VARCHAR(16),
    mother_id BIGINT,
    mother_key ${bytes},
    deceased_at BIGINT,
    loss INTEGER NOT NULL,
    content_hash ${bytes} NOT NULL,
    registered_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX person_by_phone ON person (phone_key);
CREATE INDEX person_by_id_number ON person (id_number_key);
CREATE INDEX person_by_mother ON person (mother_id);
CREATE INDEX person_by_awaited_mother ON person (mother_key);
CREATE TABLE person_identifier (
    identifier_key ${bytes} NOT NULL PRIMARY KEY,
    person_id BIGINT NOT NULL
) ${clustered};
CREATE INDEX person_identifier_by_person ON person_identifier (person_id);

--changeset whosaw:encounters-are-no-finer-than-a-reason-needs
CREATE TABLE encounter (
    id ${id} PRIMARY KEY,
    encounter_key ${bytes} NOT NULL UNIQUE,
    person_id BIGINT NOT NULL,
    kind VARCHAR(32) NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT,
    department VARCHAR(200),
    ward VARCHAR(200),
    outcome VARCHAR(32),
    content_hash ${bytes} NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX encounter_by_person ON encounter (person_id, started_at);
CREATE TABLE encounter_staff (
    encounter_id BIGINT NOT NULL,
    staff_key ${bytes} NOT NULL,
    PRIMARY KEY (encounter_id, staff_key)
) ${clustered};

--changeset whosaw:recipients-show-a-card
CREATE TABLE recipient (
    id ${id} PRIMARY KEY,
    hospital_id BIGINT NOT NULL,
    code VARCHAR(64) NOT NULL,
    name VARCHAR(200) NOT NULL,
    name_en VARCHAR(200),
    kind VARCHAR(32) NOT NULL,
    role VARCHAR(32),
    uscc VARCHAR(32),
    contact VARCHAR(200),
    country VARCHAR(8),
    purpose VARCHAR(200),
    elements BIGINT NOT NULL,
    retention VARCHAR(200),
    contract_end VARCHAR(10),
    onward_of VARCHAR(64),
    content_hash ${bytes} NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (hospital_id, code)
);
