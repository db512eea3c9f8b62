--liquibase formatted sql

--changeset whosaw:"retention: a legal hold says by which law it stands and is looked at again; one member asks to lift it, another does"
ALTER TABLE legal_hold ADD COLUMN law ${bytes};
ALTER TABLE legal_hold ADD COLUMN review_at BIGINT;
ALTER TABLE legal_hold ADD COLUMN reviewed_by BIGINT;
ALTER TABLE legal_hold ADD COLUMN lift_asked_by BIGINT;
ALTER TABLE legal_hold ADD COLUMN lift_asked_at BIGINT;
