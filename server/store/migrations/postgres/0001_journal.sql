-- The journal: the one append-only record of every act, every refusal of an act, and every look at patient data.
-- It is the audit trail, the event stream of live sessions and the leaves of the Merkle log at once, so that a change
-- cannot exist without its entry. The same tables and columns exist in ../sqlite.

CREATE TABLE journal (
    -- Gapless from 0: also the index of the leaf in the Merkle tree.
    seq BIGINT PRIMARY KEY CHECK (seq >= 0),
    stream TEXT NOT NULL,
    -- Gapless from 1 within the stream.
    stream_seq BIGINT NOT NULL CHECK (stream_seq > 0),
    event_id UUID NOT NULL UNIQUE,
    actor UUID NOT NULL,
    on_behalf_of UUID,
    unit TEXT NOT NULL,
    organisation TEXT NOT NULL,
    purpose TEXT NOT NULL,
    -- Microseconds since 1970-01-01T00:00:00Z.
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    -- The exact bytes that are hashed: RFC 8785 JSON, without personal text.
    leaf BYTEA NOT NULL,
    leaf_hash BYTEA NOT NULL CHECK (length(leaf_hash) = 32),
    UNIQUE (stream, stream_seq)
);

-- Whom or what an entry is about: timelines of a case, a person, a patient.
CREATE TABLE journal_about (
    subject UUID NOT NULL,
    seq BIGINT NOT NULL REFERENCES journal (seq),
    PRIMARY KEY (subject, seq)
);

-- A key per scope (a case, a patient), wrapped by a master key that lies in another directory. Clearing `wrapped`
-- makes everything sealed under it unreadable; the leaves and every proof stay valid.
CREATE TABLE data_key (
    id UUID PRIMARY KEY,
    scope TEXT NOT NULL,
    master_version BIGINT NOT NULL,
    wrapped BYTEA,
    created_at BIGINT NOT NULL,
    erased_at BIGINT,
    CHECK ((wrapped IS NULL) = (erased_at IS NOT NULL))
);
CREATE UNIQUE INDEX data_key_of_scope ON data_key (scope) WHERE wrapped IS NOT NULL;

-- What an entry says: the salt of its commitment (32 bytes) and then the body, sealed together. A salt in the open
-- would let whoever keeps a backup confirm guesses of a short body after its key was erased.
CREATE TABLE journal_payload (
    seq BIGINT PRIMARY KEY REFERENCES journal (seq),
    key_id UUID NOT NULL REFERENCES data_key (id),
    ciphertext BYTEA NOT NULL
);

-- What was answered to a command, so that a resend gets the first answer, also when that was a refusal.
CREATE TABLE command (
    id UUID PRIMARY KEY,
    actor UUID NOT NULL,
    body_sha256 BYTEA NOT NULL CHECK (length(body_sha256) = 32),
    outcome TEXT NOT NULL,
    first_seq BIGINT REFERENCES journal (seq)
);

-- Complete interior nodes of the Merkle tree; level 0 is journal.leaf_hash.
CREATE TABLE merkle_node (
    level BIGINT NOT NULL CHECK (level > 0),
    idx BIGINT NOT NULL,
    hash BYTEA NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (level, idx)
);

-- Signed notes over the tree.
CREATE TABLE checkpoint (
    size BIGINT PRIMARY KEY,
    root BYTEA NOT NULL CHECK (length(root) = 32),
    note TEXT NOT NULL,
    at BIGINT NOT NULL
);

-- Append-only. Statement triggers, so that TRUNCATE and ON CONFLICT DO UPDATE meet them too.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;

CREATE TRIGGER journal_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER journal_about_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_about
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER journal_payload_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_payload
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER command_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON command
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER merkle_node_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON merkle_node
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER checkpoint_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A key may be wrapped anew or erased, never removed, and an erased key never comes back.
CREATE TRIGGER data_key_is_never_deleted BEFORE DELETE OR TRUNCATE ON data_key
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE FUNCTION refuse_unerasing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an erased data_key stays erased';
END $$;
CREATE TRIGGER data_key_stays_erased BEFORE UPDATE ON data_key
    FOR EACH ROW WHEN (OLD.wrapped IS NULL OR NEW.id <> OLD.id OR NEW.scope <> OLD.scope)
    EXECUTE FUNCTION refuse_unerasing();
