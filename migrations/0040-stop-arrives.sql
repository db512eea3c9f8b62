--liquibase formatted sql

--changeset whosaw:"stop: whether she stopped it, it ended by itself, or she allowed it again"
ALTER TABLE consent_stop ADD COLUMN kind VARCHAR(8) NOT NULL DEFAULT 'stopped';
CREATE INDEX consent_stop_by_hospital ON consent_stop (hospital_id, id);

--changeset whosaw:"stop: it also goes to those whom a recipient named itself, and the recipient answers for them"
ALTER TABLE stop_target ADD COLUMN statement_id BIGINT;

--changeset whosaw:"stop: the list of a night is whole and numbered, and kept sealed word for word until two newer ones are there"
ALTER TABLE stop_list ADD COLUMN sequence INTEGER NOT NULL DEFAULT 0;
ALTER TABLE stop_list ADD COLUMN body ${bytes};
