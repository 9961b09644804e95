-- People who act, their browser sessions, and the standing boards they sit on. Words of closed lists (roles, disciplines,
-- offices) are text as the domain writes them; lists that are only ever read whole are JSON. The same tables and
-- columns exist in ../postgres.

CREATE TABLE person (
    id BLOB PRIMARY KEY,
    -- Who vouches for the person, and the name they know the person by: an OpenID Connect issuer and subject, or an
    -- employee directory. A person who never signed in has none.
    issuer TEXT,
    subject TEXT,
    name TEXT NOT NULL,
    roles TEXT NOT NULL,
    discipline TEXT NOT NULL,
    unit TEXT NOT NULL,
    organisation TEXT NOT NULL,
    place TEXT NOT NULL,
    -- Set when somebody has left. The row stays: signatures point at it.
    disabled_at INTEGER,
    UNIQUE (issuer, subject),
    CHECK ((issuer IS NULL) = (subject IS NULL))
) STRICT;

-- Somebody at a browser. The id itself is only in the browser's cookie.
CREATE TABLE browser_session (
    id_sha256 BLOB PRIMARY KEY CHECK (length(id_sha256) = 32),
    person BLOB NOT NULL REFERENCES person (id),
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    -- When and how the person last proved who they are.
    authenticated_at INTEGER NOT NULL,
    authentication TEXT NOT NULL
) STRICT;
CREATE INDEX browser_session_expires ON browser_session (expires_at);

CREATE TABLE board (
    id BLOB PRIMARY KEY,
    name TEXT NOT NULL,
    centre TEXT NOT NULL,
    quorum TEXT NOT NULL
) STRICT;

CREATE TABLE board_member (
    board BLOB NOT NULL REFERENCES board (id),
    person BLOB NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL,
    office TEXT NOT NULL,
    -- The order in which the members are listed.
    position INTEGER NOT NULL,
    PRIMARY KEY (board, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX board_member_person ON board_member (person);
