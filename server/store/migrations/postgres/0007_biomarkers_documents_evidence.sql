-- Biomarkers, documents and evidence: nouns that cases will cite. The same tables and columns exist in ../sqlite.

CREATE TABLE biomarker (
    id UUID PRIMARY KEY,
    specimen UUID NOT NULL REFERENCES specimen (id),
    -- What was measured and its value, as JSON of board::biomarker::BiomarkerValue.
    value TEXT NOT NULL,
    method TEXT NOT NULL,
    measured_on TEXT NOT NULL
);
CREATE INDEX biomarker_specimen ON biomarker (specimen);

CREATE TABLE document (
    id UUID PRIMARY KEY,
    "case" UUID NOT NULL REFERENCES "case" (id),
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    -- Where the content is, as JSON of board::document::DocumentContent.
    content TEXT NOT NULL,
    added_by UUID NOT NULL REFERENCES person (id),
    added_at BIGINT NOT NULL
);
CREATE INDEX document_case ON document ("case");

CREATE TABLE evidence (
    id UUID PRIMARY KEY,
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
);
CREATE INDEX evidence_gene ON evidence (gene);
