-- The journal: the one append-only record of every act, every refusal of an act, and every look at patient data.
-- It is the audit trail, the event stream of live sessions and the leaves of the Merkle log at once, so that a change
-- cannot exist without its entry. The same tables and columns exist in ../postgres.

CREATE TABLE journal (
    -- Gapless from 0: also the index of the leaf in the Merkle tree.
    seq INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    -- Gapless from 1 within the stream.
    stream_seq INTEGER NOT NULL CHECK (stream_seq > 0),
    event_id BLOB NOT NULL UNIQUE CHECK (length(event_id) = 16),
    actor BLOB NOT NULL CHECK (length(actor) = 16),
    on_behalf_of BLOB CHECK (length(on_behalf_of) = 16),
    unit TEXT NOT NULL,
    organisation TEXT NOT NULL,
    purpose TEXT NOT NULL,
    -- Microseconds since 1970-01-01T00:00:00Z.
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    -- The exact bytes that are hashed: RFC 8785 JSON, without personal text.
    leaf BLOB NOT NULL,
    leaf_hash BLOB NOT NULL CHECK (length(leaf_hash) = 32),
    UNIQUE (stream, stream_seq)
) STRICT;

-- Whom or what an entry is about: timelines of a case, a person, a patient.
CREATE TABLE journal_about (
    subject BLOB NOT NULL CHECK (length(subject) = 16),
    seq INTEGER NOT NULL REFERENCES journal (seq),
    PRIMARY KEY (subject, seq)
) STRICT, WITHOUT ROWID;

-- A key per scope (a case, a patient), wrapped by a master key that lies in another directory. Clearing `wrapped`
-- makes everything sealed under it unreadable; the leaves and every proof stay valid.
CREATE TABLE data_key (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    scope TEXT NOT NULL,
    master_version INTEGER NOT NULL,
    wrapped BLOB,
    created_at INTEGER NOT NULL,
    erased_at INTEGER,
    CHECK ((wrapped IS NULL) = (erased_at IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX data_key_of_scope ON data_key (scope) WHERE wrapped IS NOT NULL;

-- What an entry says: the salt of its commitment (32 bytes) and then the body, sealed together. A salt in the open
-- would let whoever keeps a backup confirm guesses of a short body after its key was erased.
CREATE TABLE journal_payload (
    seq INTEGER PRIMARY KEY REFERENCES journal (seq),
    key_id BLOB NOT NULL REFERENCES data_key (id),
    ciphertext BLOB NOT NULL
) STRICT;

-- What was answered to a command, so that a resend gets the first answer, also when that was a refusal.
CREATE TABLE command (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    actor BLOB NOT NULL CHECK (length(actor) = 16),
    body_sha256 BLOB NOT NULL CHECK (length(body_sha256) = 32),
    outcome TEXT NOT NULL,
    first_seq INTEGER REFERENCES journal (seq)
) STRICT;

-- Complete interior nodes of the Merkle tree; level 0 is journal.leaf_hash.
CREATE TABLE merkle_node (
    level INTEGER NOT NULL CHECK (level > 0),
    idx INTEGER NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (level, idx)
) STRICT, WITHOUT ROWID;

-- Signed notes over the tree.
CREATE TABLE checkpoint (
    size INTEGER PRIMARY KEY,
    root BLOB NOT NULL CHECK (length(root) = 32),
    note TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;

-- Append-only. INSERT OR REPLACE deletes without firing triggers unless recursive_triggers is on, which a foreign
-- connection may not have set: so an insert over an existing key is refused by itself.

CREATE TRIGGER journal_is_never_updated BEFORE UPDATE ON journal BEGIN
    SELECT RAISE(ABORT, 'journal is append-only');
END;
CREATE TRIGGER journal_is_never_deleted BEFORE DELETE ON journal BEGIN
    SELECT RAISE(ABORT, 'journal is append-only');
END;
CREATE TRIGGER journal_is_never_replaced BEFORE INSERT ON journal
WHEN EXISTS (SELECT 1 FROM journal WHERE seq = NEW.seq)
    OR EXISTS (SELECT 1 FROM journal WHERE event_id = NEW.event_id)
    OR EXISTS (SELECT 1 FROM journal WHERE stream = NEW.stream AND stream_seq = NEW.stream_seq)
BEGIN
    SELECT RAISE(ABORT, 'journal is append-only');
END;

CREATE TRIGGER journal_about_is_never_updated BEFORE UPDATE ON journal_about BEGIN
    SELECT RAISE(ABORT, 'journal_about is append-only');
END;
CREATE TRIGGER journal_about_is_never_deleted BEFORE DELETE ON journal_about BEGIN
    SELECT RAISE(ABORT, 'journal_about is append-only');
END;
CREATE TRIGGER journal_about_is_never_replaced BEFORE INSERT ON journal_about
WHEN EXISTS (SELECT 1 FROM journal_about WHERE subject = NEW.subject AND seq = NEW.seq) BEGIN
    SELECT RAISE(ABORT, 'journal_about is append-only');
END;

CREATE TRIGGER journal_payload_is_never_updated BEFORE UPDATE ON journal_payload BEGIN
    SELECT RAISE(ABORT, 'journal_payload is append-only');
END;
CREATE TRIGGER journal_payload_is_never_deleted BEFORE DELETE ON journal_payload BEGIN
    SELECT RAISE(ABORT, 'journal_payload is append-only');
END;
CREATE TRIGGER journal_payload_is_never_replaced BEFORE INSERT ON journal_payload
WHEN EXISTS (SELECT 1 FROM journal_payload WHERE seq = NEW.seq) BEGIN
    SELECT RAISE(ABORT, 'journal_payload is append-only');
END;

CREATE TRIGGER command_is_never_updated BEFORE UPDATE ON command BEGIN
    SELECT RAISE(ABORT, 'command is append-only');
END;
CREATE TRIGGER command_is_never_deleted BEFORE DELETE ON command BEGIN
    SELECT RAISE(ABORT, 'command is append-only');
END;
CREATE TRIGGER command_is_never_replaced BEFORE INSERT ON command
WHEN EXISTS (SELECT 1 FROM command WHERE id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'command is append-only');
END;

CREATE TRIGGER merkle_node_is_never_updated BEFORE UPDATE ON merkle_node BEGIN
    SELECT RAISE(ABORT, 'merkle_node is append-only');
END;
CREATE TRIGGER merkle_node_is_never_deleted BEFORE DELETE ON merkle_node BEGIN
    SELECT RAISE(ABORT, 'merkle_node is append-only');
END;
CREATE TRIGGER merkle_node_is_never_replaced BEFORE INSERT ON merkle_node
WHEN EXISTS (SELECT 1 FROM merkle_node WHERE level = NEW.level AND idx = NEW.idx) BEGIN
    SELECT RAISE(ABORT, 'merkle_node is append-only');
END;

CREATE TRIGGER checkpoint_is_never_updated BEFORE UPDATE ON checkpoint BEGIN
    SELECT RAISE(ABORT, 'checkpoint is append-only');
END;
CREATE TRIGGER checkpoint_is_never_deleted BEFORE DELETE ON checkpoint BEGIN
    SELECT RAISE(ABORT, 'checkpoint is append-only');
END;
CREATE TRIGGER checkpoint_is_never_replaced BEFORE INSERT ON checkpoint
WHEN EXISTS (SELECT 1 FROM checkpoint WHERE size = NEW.size) BEGIN
    SELECT RAISE(ABORT, 'checkpoint is append-only');
END;

-- A key may be wrapped anew or erased, never removed, and an erased key never comes back.
CREATE TRIGGER data_key_is_never_deleted BEFORE DELETE ON data_key BEGIN
    SELECT RAISE(ABORT, 'data_key rows are kept');
END;
CREATE TRIGGER data_key_is_never_replaced BEFORE INSERT ON data_key
WHEN EXISTS (SELECT 1 FROM data_key WHERE id = NEW.id)
    OR EXISTS (SELECT 1 FROM data_key WHERE scope = NEW.scope AND wrapped IS NOT NULL) BEGIN
    SELECT RAISE(ABORT, 'data_key rows are kept');
END;
CREATE TRIGGER data_key_stays_erased BEFORE UPDATE ON data_key
WHEN OLD.wrapped IS NULL OR NEW.id <> OLD.id OR NEW.scope <> OLD.scope BEGIN
    SELECT RAISE(ABORT, 'an erased data_key stays erased');
END;
