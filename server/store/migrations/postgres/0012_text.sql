-- The co-edited texts of agenda items: Yjs updates in the order in which they were taken in. Keystrokes are no leaves of the
-- journal; what was written when the case was decided is one. The same tables and columns exist in ../sqlite.

CREATE TABLE text_update (
    -- The agenda item that the document belongs to.
    document UUID NOT NULL REFERENCES agenda_item (id),
    -- Gapless from 1 within the document.
    n BIGINT NOT NULL CHECK (n > 0),
    person UUID NOT NULL REFERENCES person (id),
    -- The statement that was being worked towards.
    version BIGINT NOT NULL CHECK (version > 0),
    -- Microseconds since 1970-01-01T00:00:00Z.
    at BIGINT NOT NULL,
    -- The update is sealed under the key of its case, and goes with it.
    key_id UUID NOT NULL REFERENCES data_key (id),
    ciphertext BYTEA NOT NULL,
    PRIMARY KEY (document, n)
);

-- Whose a Yjs client is: bound at its first update, so that nobody writes under another's.
CREATE TABLE text_client (
    document UUID NOT NULL REFERENCES agenda_item (id),
    client BIGINT NOT NULL,
    person UUID NOT NULL REFERENCES person (id),
    PRIMARY KEY (document, client)
);

-- The updates up to `n` as one, so that a document opens quickly. Made anew from the updates at any time.
CREATE TABLE text_snapshot (
    document UUID PRIMARY KEY REFERENCES agenda_item (id),
    n BIGINT NOT NULL CHECK (n > 0),
    key_id UUID NOT NULL REFERENCES data_key (id),
    ciphertext BYTEA NOT NULL
);

CREATE TRIGGER text_update_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON text_update
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER text_client_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON text_client
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
