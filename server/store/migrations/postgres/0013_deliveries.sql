-- To whom an answer was handed over, and who has taken note of it; each of exactly this content, so that a later version is
-- not taken for delivered. The same tables and columns exist in ../sqlite.

CREATE TABLE delivery (
    id UUID PRIMARY KEY,
    decision UUID NOT NULL REFERENCES decision (id),
    content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64),
    -- In the words of who delivered it.
    recipient TEXT NOT NULL,
    way TEXT NOT NULL,
    delivered_by UUID NOT NULL REFERENCES person (id),
    delivered_at BIGINT NOT NULL
);
CREATE INDEX delivery_decision ON delivery (decision);

CREATE TABLE acknowledgement (
    decision UUID NOT NULL REFERENCES decision (id),
    content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64),
    person UUID NOT NULL REFERENCES person (id),
    acknowledged_at BIGINT NOT NULL,
    PRIMARY KEY (decision, content_sha256, person)
);
