--liquibase formatted sql

--changeset whosaw:"access: a doubted session says when its marks last changed, so that clients that keep a copy hear of it"
ALTER TABLE account_doubt ADD COLUMN changed_at BIGINT DEFAULT 0 NOT NULL;
UPDATE account_doubt SET changed_at = COALESCE(closed_at, said_at);
CREATE INDEX account_doubt_by_change ON account_doubt (changed_at);
