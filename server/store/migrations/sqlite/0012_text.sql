-- The co-edited texts of agenda items: Yjs updates in the order in which they were taken in. Keystrokes are no leaves of the
-- journal; what was written when the case was decided is one. The same tables and columns exist in ../postgres.

CREATE TABLE text_update (
    -- The agenda item that the document belongs to.
    document BLOB NOT NULL REFERENCES agenda_item (id),
    -- Gapless from 1 within the document.
    n INTEGER NOT NULL CHECK (n > 0),
    person BLOB NOT NULL REFERENCES person (id),
    -- The statement that was being worked towards.
    version INTEGER NOT NULL CHECK (version > 0),
    -- Microseconds since 1970-01-01T00:00:00Z.
    at INTEGER NOT NULL,
    -- The update is sealed under the key of its case, and goes with it.
    key_id BLOB NOT NULL REFERENCES data_key (id),
    ciphertext BLOB NOT NULL,
    PRIMARY KEY (document, n)
) STRICT, WITHOUT ROWID;

-- Whose a Yjs client is: bound at its first update, so that nobody writes under another's.
CREATE TABLE text_client (
    document BLOB NOT NULL REFERENCES agenda_item (id),
    client INTEGER NOT NULL,
    person BLOB NOT NULL REFERENCES person (id),
    PRIMARY KEY (document, client)
) STRICT, WITHOUT ROWID;

-- The updates up to `n` as one, so that a document opens quickly. Made anew from the updates at any time.
CREATE TABLE text_snapshot (
    document BLOB PRIMARY KEY REFERENCES agenda_item (id),
    n INTEGER NOT NULL CHECK (n > 0),
    key_id BLOB NOT NULL REFERENCES data_key (id),
    ciphertext BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER text_update_is_never_updated BEFORE UPDATE ON text_update BEGIN
    SELECT RAISE(ABORT, 'text_update is append-only');
END;
CREATE TRIGGER text_update_is_never_deleted BEFORE DELETE ON text_update BEGIN
    SELECT RAISE(ABORT, 'text_update is append-only');
END;
CREATE TRIGGER text_update_is_never_replaced BEFORE INSERT ON text_update
WHEN EXISTS (SELECT 1 FROM text_update WHERE document = NEW.document AND n = NEW.n) BEGIN
    SELECT RAISE(ABORT, 'text_update is append-only');
END;
CREATE TRIGGER text_client_is_never_updated BEFORE UPDATE ON text_client BEGIN
    SELECT RAISE(ABORT, 'text_client is append-only');
END;
CREATE TRIGGER text_client_is_never_deleted BEFORE DELETE ON text_client BEGIN
    SELECT RAISE(ABORT, 'text_client is append-only');
END;
CREATE TRIGGER text_client_is_never_replaced BEFORE INSERT ON text_client
WHEN EXISTS (SELECT 1 FROM text_client WHERE document = NEW.document AND client = NEW.client) BEGIN
    SELECT RAISE(ABORT, 'text_client is append-only');
END;
