--liquibase formatted sql

--changeset whosaw:"what a source calls its own event is known by its keyed index alone: nothing ever read the sealed number, and it could not die with one person"
ALTER TABLE access_event DROP COLUMN source_id;
ALTER TABLE disclosure DROP COLUMN source_id;
