-- Roles that own nothing and cannot log in; a login is made a member of what it needs.
-- To be run by the owner of the tables, once they are there; CREATE ROLE needs CREATEROLE.

-- Runs commands: adds events, never changes or deletes one. Knows no key.
CREATE ROLE debt_writer NOLOGIN;
GRANT SELECT ON debt_schema_version TO debt_writer;
GRANT SELECT, INSERT ON debt_event TO debt_writer;
GRANT SELECT, INSERT, UPDATE ON debt_log_head TO debt_writer;
GRANT SELECT, INSERT, UPDATE, DELETE ON debt_read_model, debt_tracking TO debt_writer;

-- Reads the log and the read models; personal texts stay sealed.
CREATE ROLE debt_reader NOLOGIN;
GRANT SELECT ON debt_schema_version, debt_event, debt_log_head, debt_read_model,
    debt_tracking TO debt_reader;

-- Gives out, makes, destroys and rotates wrapped keys. An erased person's row stays.
CREATE ROLE debt_key_holder NOLOGIN;
GRANT SELECT ON debt_schema_version TO debt_key_holder;
GRANT SELECT, INSERT, UPDATE ON debt_subject_key TO debt_key_holder;
