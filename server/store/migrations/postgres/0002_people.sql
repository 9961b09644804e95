-- People who act, their browser sessions, and the standing boards they sit on. Words of closed lists (roles, disciplines,
-- offices) are text as the domain writes them; lists that are only ever read whole are JSON. The same tables and
-- columns exist in ../sqlite.

CREATE TABLE person (
    id UUID PRIMARY KEY,
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
    disabled_at BIGINT,
    UNIQUE (issuer, subject),
    CHECK ((issuer IS NULL) = (subject IS NULL))
);

-- Somebody at a browser. The id itself is only in the browser's cookie.
CREATE TABLE browser_session (
    id_sha256 BYTEA PRIMARY KEY CHECK (length(id_sha256) = 32),
    person UUID NOT NULL REFERENCES person (id),
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    -- When and how the person last proved who they are.
    authenticated_at BIGINT NOT NULL,
    authentication TEXT NOT NULL
);
CREATE INDEX browser_session_expires ON browser_session (expires_at);

CREATE TABLE board (
    id UUID PRIMARY KEY,
    name TEXT NOT NULL,
    centre TEXT NOT NULL,
    quorum TEXT NOT NULL
);

CREATE TABLE board_member (
    board UUID NOT NULL REFERENCES board (id),
    person UUID NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL,
    office TEXT NOT NULL,
    -- The order in which the members are listed.
    position BIGINT NOT NULL,
    PRIMARY KEY (board, person)
);
CREATE INDEX board_member_person ON board_member (person);
