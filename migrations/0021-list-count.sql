--liquibase formatted sql

--changeset whosaw:"access: a list too long for one event says in each of its parts how many were on the whole of it"
ALTER TABLE access_event ADD COLUMN list_count INTEGER;
