--liquibase formatted sql

--changeset whosaw:"complaint: a sealed row bears a keyed digest with its newest leaf and its files, so that none is changed, exchanged or put in unseen; of a draft nothing stays"
ALTER TABLE complaint ADD COLUMN files TEXT;
ALTER TABLE complaint ADD COLUMN row_seal ${bytes};
ALTER TABLE complaint_file ADD COLUMN row_seal ${bytes};
