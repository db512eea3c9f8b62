--liquibase formatted sql

--changeset whosaw:"request: the reviews and doubts about a person are found by her, for they say why a desk looked"
CREATE INDEX access_review_by_person ON access_review (person_id);
CREATE INDEX contact_doubt_by_person ON contact_doubt (person_id);
