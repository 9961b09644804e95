-- To whom an answer was handed over, and who has taken note of it; each of exactly this content, so that a later version is
-- not taken for delivered. The same tables and columns exist in ../postgres.

CREATE TABLE delivery (
    id BLOB PRIMARY KEY,
    decision BLOB NOT NULL REFERENCES decision (id),
    content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64),
    -- In the words of who delivered it.
    recipient TEXT NOT NULL,
    way TEXT NOT NULL,
    delivered_by BLOB NOT NULL REFERENCES person (id),
    delivered_at INTEGER NOT NULL
) STRICT;
CREATE INDEX delivery_decision ON delivery (decision);

CREATE TABLE acknowledgement (
    decision BLOB NOT NULL REFERENCES decision (id),
    content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64),
    person BLOB NOT NULL REFERENCES person (id),
    acknowledged_at INTEGER NOT NULL,
    PRIMARY KEY (decision, content_sha256, person)
) STRICT, WITHOUT ROWID;
