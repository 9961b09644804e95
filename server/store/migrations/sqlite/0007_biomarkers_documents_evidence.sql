-- Biomarkers, documents and evidence: nouns that cases will cite. The same tables and columns exist in ../postgres.

CREATE TABLE biomarker (
    id BLOB PRIMARY KEY,
    specimen BLOB NOT NULL REFERENCES specimen (id),
    -- What was measured and its value, as JSON of board::biomarker::BiomarkerValue.
    value TEXT NOT NULL,
    method TEXT NOT NULL,
    measured_on TEXT NOT NULL
) STRICT;
CREATE INDEX biomarker_specimen ON biomarker (specimen);

CREATE TABLE document (
    id BLOB PRIMARY KEY,
    "case" BLOB NOT NULL REFERENCES "case" (id),
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    -- Where the content is, as JSON of board::document::DocumentContent.
    content TEXT NOT NULL,
    added_by BLOB NOT NULL REFERENCES person (id),
    added_at INTEGER NOT NULL
) STRICT;
CREATE INDEX document_case ON document ("case");

CREATE TABLE evidence (
    id BLOB PRIMARY KEY,
    source TEXT NOT NULL,
    release TEXT NOT NULL,
    item TEXT NOT NULL,
    statement TEXT NOT NULL,
    gene TEXT NOT NULL,
    variant TEXT NOT NULL,
    disease TEXT,
    level TEXT,
    citation TEXT,
    UNIQUE (source, release, item)
) STRICT;
CREATE INDEX evidence_gene ON evidence (gene);
