-- Sessions and what came out of them. A session's truth is its stream in the journal; these rows are written from its
-- events in the same transaction, for lists and look-ups. The statement that a signature vouches for stays in the
-- journal, sealed: a decision here has its hash and its place there. The same tables and columns exist in ../sqlite.

CREATE TABLE session (
    id UUID PRIMARY KEY,
    board UUID NOT NULL REFERENCES board (id),
    starts_at BIGINT NOT NULL,
    planned_minutes BIGINT NOT NULL,
    video_link TEXT,
    phase TEXT NOT NULL,
    started_at BIGINT,
    closed_at BIGINT
);
CREATE INDEX session_board ON session (board);

CREATE TABLE agenda_item (
    id UUID PRIMARY KEY,
    session UUID NOT NULL REFERENCES session (id),
    "case" UUID NOT NULL REFERENCES "case" (id),
    position BIGINT NOT NULL,
    planned_minutes BIGINT NOT NULL,
    state TEXT NOT NULL,
    presented_at BIGINT,
    wishes_spoken_at BIGINT,
    UNIQUE (session, "case"),
    UNIQUE (session, position)
);
CREATE INDEX agenda_item_case ON agenda_item ("case");

CREATE TABLE attendance (
    session UUID NOT NULL REFERENCES session (id),
    -- 1 for the first who joined; somebody who left and came back has two.
    position BIGINT NOT NULL,
    -- None for a guest without an account.
    person UUID REFERENCES person (id),
    name TEXT NOT NULL,
    discipline TEXT NOT NULL,
    place TEXT NOT NULL,
    kind TEXT NOT NULL,
    office TEXT NOT NULL,
    how TEXT NOT NULL,
    joined_at BIGINT NOT NULL,
    left_at BIGINT,
    PRIMARY KEY (session, position)
);
CREATE INDEX attendance_person ON attendance (person);

-- A member who left an item for a conflict of interest.
CREATE TABLE recusal (
    item UUID NOT NULL REFERENCES agenda_item (id),
    person UUID NOT NULL REFERENCES person (id),
    PRIMARY KEY (item, person)
);

-- The statement of an item. It keeps its id when it is frozen anew; a withdrawn one stays beside the next.
CREATE TABLE decision (
    id UUID PRIMARY KEY,
    item UUID NOT NULL REFERENCES agenda_item (id),
    "case" UUID NOT NULL REFERENCES "case" (id),
    session UUID NOT NULL REFERENCES session (id),
    version BIGINT NOT NULL,
    content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64),
    decided_by UUID NOT NULL REFERENCES person (id),
    decided_at BIGINT NOT NULL,
    -- The journal entry that holds the statement. No foreign key: entries are inserted at the end of a transaction.
    frozen_seq BIGINT NOT NULL,
    -- When the chair approved the present content.
    signed_at BIGINT,
    withdrawn_at BIGINT
);
CREATE INDEX decision_item ON decision (item);
CREATE INDEX decision_case ON decision ("case");
CREATE INDEX decision_session ON decision (session);
CREATE INDEX decision_decided ON decision (decided_at);

CREATE TABLE recommendation (
    id UUID PRIMARY KEY,
    item UUID NOT NULL REFERENCES agenda_item (id),
    "case" UUID NOT NULL REFERENCES "case" (id),
    -- The decision that states it; none on a draft.
    decision UUID REFERENCES decision (id),
    revision BIGINT NOT NULL,
    content TEXT NOT NULL,
    proposed_by UUID NOT NULL REFERENCES person (id),
    proposed_at BIGINT NOT NULL,
    withdrawn_at BIGINT
);
CREATE INDEX recommendation_item ON recommendation (item);
CREATE INDEX recommendation_decision ON recommendation (decision);

CREATE TABLE ballot (
    id UUID PRIMARY KEY,
    item UUID NOT NULL REFERENCES agenda_item (id),
    question TEXT NOT NULL,
    options TEXT NOT NULL,
    method TEXT NOT NULL,
    blind BOOLEAN NOT NULL,
    electorate TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    result TEXT,
    closed_at BIGINT
);
CREATE INDEX ballot_item ON ballot (item);

CREATE TABLE vote (
    ballot UUID NOT NULL REFERENCES ballot (id),
    voter UUID NOT NULL REFERENCES person (id),
    voted_at BIGINT NOT NULL,
    -- Empty until the ballot is closed.
    choice TEXT,
    PRIMARY KEY (ballot, voter)
);

CREATE TABLE dissent (
    item UUID NOT NULL REFERENCES agenda_item (id),
    person UUID NOT NULL REFERENCES person (id),
    name TEXT NOT NULL,
    reason TEXT NOT NULL,
    recorded_at BIGINT NOT NULL,
    PRIMARY KEY (item, person)
);

-- Every signature that was ever given. One over another content than the decision's present one is void.
CREATE TABLE signature (
    id UUID PRIMARY KEY,
    decision UUID NOT NULL REFERENCES decision (id),
    content_sha256 TEXT NOT NULL,
    signer UUID NOT NULL REFERENCES person (id),
    printed_name TEXT NOT NULL,
    discipline TEXT NOT NULL,
    meaning TEXT NOT NULL,
    signed_at BIGINT NOT NULL,
    authenticated_at BIGINT NOT NULL,
    authentication TEXT NOT NULL,
    -- The journal entry of the signature.
    seq BIGINT NOT NULL
);
CREATE INDEX signature_decision ON signature (decision);

-- A fresh sign-in that is to cover a listed series of decisions.
CREATE TABLE signing_request (
    id UUID PRIMARY KEY,
    session UUID NOT NULL REFERENCES session (id),
    signer UUID NOT NULL REFERENCES person (id),
    meaning TEXT NOT NULL,
    -- What is to be signed, and what became of each.
    items TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    settled_at BIGINT
);

CREATE TABLE trial (
    -- The registry's identifier, such as an EU CT number or NCT number.
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL
);

CREATE TABLE trial_referral (
    id UUID PRIMARY KEY,
    recommendation UUID NOT NULL UNIQUE REFERENCES recommendation (id),
    trial TEXT NOT NULL REFERENCES trial (id),
    site TEXT NOT NULL,
    state TEXT NOT NULL
);

CREATE TABLE task (
    id UUID PRIMARY KEY,
    "case" UUID NOT NULL REFERENCES "case" (id),
    owner UUID NOT NULL REFERENCES person (id),
    due TEXT NOT NULL,
    -- What is to be done: to carry out this recommendation.
    recommendation UUID NOT NULL UNIQUE REFERENCES recommendation (id),
    done_at BIGINT
);
CREATE INDEX task_owner ON task (owner);
CREATE INDEX task_case ON task ("case");

CREATE TABLE follow_up (
    id UUID PRIMARY KEY,
    recommendation UUID NOT NULL REFERENCES recommendation (id),
    -- Started with its day, or not started with its reason.
    implementation TEXT NOT NULL,
    recorded_by UUID NOT NULL REFERENCES person (id),
    recorded_at BIGINT NOT NULL
);
CREATE INDEX follow_up_recommendation ON follow_up (recommendation);
