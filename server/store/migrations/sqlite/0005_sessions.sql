-- Sessions and what came out of them. A session's truth is its stream in the journal; these rows are written from its
-- events in the same transaction, for lists and look-ups. The statement that a signature vouches for stays in the
-- journal, sealed: a decision here has its hash and its place there. The same tables and columns exist in ../postgres.

CREATE TABLE session (
    id BLOB PRIMARY KEY,
    board BLOB NOT NULL REFERENCES board (id),
    starts_at INTEGER NOT NULL,
    planned_minutes INTEGER NOT NULL,
    video_link TEXT,
    phase TEXT NOT NULL,
    started_at INTEGER,
    closed_at INTEGER
) STRICT;
CREATE INDEX session_board ON session (board);

CREATE TABLE agenda_item (
    id BLOB PRIMARY KEY,
    session BLOB NOT NULL REFERENCES session (id),
    "case" BLOB NOT NULL REFERENCES "case" (id),
    position INTEGER NOT NULL,
    planned_minutes INTEGER NOT NULL,
    state TEXT NOT NULL,
    presented_at INTEGER,
    wishes_spoken_at INTEGER,
    UNIQUE (session, "case"),
    UNIQUE (session, position)
) STRICT;
CREATE INDEX agenda_item_case ON agenda_item ("case");

CREATE TABLE attendance (
    session BLOB NOT NULL REFERENCES session (id),
    -- 1 for the first who joined; somebody who left and came back has two.
    position INTEGER NOT NULL,
    -- None for a guest without an account.
    person BLOB REFERENCES person (id),
    name TEXT NOT NULL,
    discipline TEXT NOT NULL,
    place TEXT NOT NULL,
    kind TEXT NOT NULL,
    office TEXT NOT NULL,
    how TEXT NOT NULL,
    joined_at INTEGER NOT NULL,
    left_at INTEGER,
    PRIMARY KEY (session, position)
) STRICT;
CREATE INDEX attendance_person ON attendance (person);

-- A member who left an item for a conflict of interest.
CREATE TABLE recusal (
    item BLOB NOT NULL REFERENCES agenda_item (id),
    person BLOB NOT NULL REFERENCES person (id),
    PRIMARY KEY (item, person)
) STRICT, WITHOUT ROWID;

-- The statement of an item. It keeps its id when it is frozen anew; a withdrawn one stays beside the next.
CREATE TABLE decision (
    id BLOB PRIMARY KEY,
    item BLOB NOT NULL REFERENCES agenda_item (id),
    "case" BLOB NOT NULL REFERENCES "case" (id),
    session BLOB NOT NULL REFERENCES session (id),
    version INTEGER NOT NULL,
    content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64),
    decided_by BLOB NOT NULL REFERENCES person (id),
    decided_at INTEGER NOT NULL,
    -- The journal entry that holds the statement. No foreign key: entries are inserted at the end of a transaction.
    frozen_seq INTEGER NOT NULL,
    -- When the chair approved the present content.
    signed_at INTEGER,
    withdrawn_at INTEGER
) STRICT;
CREATE INDEX decision_item ON decision (item);
CREATE INDEX decision_case ON decision ("case");
CREATE INDEX decision_session ON decision (session);
CREATE INDEX decision_decided ON decision (decided_at);

CREATE TABLE recommendation (
    id BLOB PRIMARY KEY,
    item BLOB NOT NULL REFERENCES agenda_item (id),
    "case" BLOB NOT NULL REFERENCES "case" (id),
    -- The decision that states it; none on a draft.
    decision BLOB REFERENCES decision (id),
    revision INTEGER NOT NULL,
    content TEXT NOT NULL,
    proposed_by BLOB NOT NULL REFERENCES person (id),
    proposed_at INTEGER NOT NULL,
    withdrawn_at INTEGER
) STRICT;
CREATE INDEX recommendation_item ON recommendation (item);
CREATE INDEX recommendation_decision ON recommendation (decision);

CREATE TABLE ballot (
    id BLOB PRIMARY KEY,
    item BLOB NOT NULL REFERENCES agenda_item (id),
    question TEXT NOT NULL,
    options TEXT NOT NULL,
    method TEXT NOT NULL,
    blind INTEGER NOT NULL,
    electorate TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    result TEXT,
    closed_at INTEGER
) STRICT;
CREATE INDEX ballot_item ON ballot (item);

CREATE TABLE vote (
    ballot BLOB NOT NULL REFERENCES ballot (id),
    voter BLOB NOT NULL REFERENCES person (id),
    voted_at INTEGER NOT NULL,
    -- Empty until the ballot is closed.
    choice TEXT,
    PRIMARY KEY (ballot, voter)
) STRICT;

CREATE TABLE dissent (
    item BLOB NOT NULL REFERENCES agenda_item (id),
    person BLOB NOT NULL REFERENCES person (id),
    name TEXT NOT NULL,
    reason TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    PRIMARY KEY (item, person)
) STRICT;

-- Every signature that was ever given. One over another content than the decision's present one is void.
CREATE TABLE signature (
    id BLOB PRIMARY KEY,
    decision BLOB NOT NULL REFERENCES decision (id),
    content_sha256 TEXT NOT NULL,
    signer BLOB NOT NULL REFERENCES person (id),
    printed_name TEXT NOT NULL,
    discipline TEXT NOT NULL,
    meaning TEXT NOT NULL,
    signed_at INTEGER NOT NULL,
    authenticated_at INTEGER NOT NULL,
    authentication TEXT NOT NULL,
    -- The journal entry of the signature.
    seq INTEGER NOT NULL
) STRICT;
CREATE INDEX signature_decision ON signature (decision);

-- A fresh sign-in that is to cover a listed series of decisions.
CREATE TABLE signing_request (
    id BLOB PRIMARY KEY,
    session BLOB NOT NULL REFERENCES session (id),
    signer BLOB NOT NULL REFERENCES person (id),
    meaning TEXT NOT NULL,
    -- What is to be signed, and what became of each.
    items TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    settled_at INTEGER
) STRICT;

CREATE TABLE trial (
    -- The registry's identifier, such as an EU CT number or NCT number.
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL
) STRICT;

CREATE TABLE trial_referral (
    id BLOB PRIMARY KEY,
    recommendation BLOB NOT NULL UNIQUE REFERENCES recommendation (id),
    trial TEXT NOT NULL REFERENCES trial (id),
    site TEXT NOT NULL,
    state TEXT NOT NULL
) STRICT;

CREATE TABLE task (
    id BLOB PRIMARY KEY,
    "case" BLOB NOT NULL REFERENCES "case" (id),
    owner BLOB NOT NULL REFERENCES person (id),
    due TEXT NOT NULL,
    -- What is to be done: to carry out this recommendation.
    recommendation BLOB NOT NULL UNIQUE REFERENCES recommendation (id),
    done_at INTEGER
) STRICT;
CREATE INDEX task_owner ON task (owner);
CREATE INDEX task_case ON task ("case");

CREATE TABLE follow_up (
    id BLOB PRIMARY KEY,
    recommendation BLOB NOT NULL REFERENCES recommendation (id),
    -- Started with its day, or not started with its reason.
    implementation TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES person (id),
    recorded_at INTEGER NOT NULL
) STRICT;
CREATE INDEX follow_up_recommendation ON follow_up (recommendation);
