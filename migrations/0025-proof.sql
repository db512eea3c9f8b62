--liquibase formatted sql

--changeset whosaw:"access: an entry that waits keeps its leaf's salt; joined, it is masked by its person's key"
ALTER TABLE access_waiting ADD COLUMN salt ${bytes};
ALTER TABLE access_subject ADD COLUMN waited ${bytes};
ALTER TABLE access_withheld ADD COLUMN waited ${bytes};

--changeset whosaw:"disclosure: a provision that waits keeps its leaf's salt; joined, it is masked by its person's key"
ALTER TABLE disclosure_waiting ADD COLUMN salt ${bytes};
ALTER TABLE disclosure_subject ADD COLUMN waited ${bytes};
ALTER TABLE disclosure_withheld ADD COLUMN waited ${bytes};
