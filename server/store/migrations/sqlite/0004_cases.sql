-- Cases, what they cite, the variant files of the analyses, and the variants marked for the board. The rows of a variant
-- file are not here: they are many, and written past the journal's lock. The same tables and columns exist in
-- ../postgres.

CREATE TABLE "case" (
    id BLOB PRIMARY KEY,
    board BLOB NOT NULL REFERENCES board (id),
    patient BLOB NOT NULL REFERENCES patient (id),
    disease BLOB NOT NULL REFERENCES disease (id),
    referrer BLOB NOT NULL REFERENCES person (id),
    question TEXT NOT NULL,
    background TEXT NOT NULL,
    urgency TEXT NOT NULL,
    needed_by TEXT NOT NULL,
    wishes TEXT NOT NULL,
    state TEXT NOT NULL,
    -- One more with every change of anything that a case shows.
    revision INTEGER NOT NULL,
    created_by BLOB NOT NULL REFERENCES person (id),
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX case_board ON "case" (board);
CREATE INDEX case_patient ON "case" (patient);
CREATE INDEX case_referrer ON "case" (referrer);

CREATE TABLE case_specimen (
    "case" BLOB NOT NULL REFERENCES "case" (id),
    specimen BLOB NOT NULL REFERENCES specimen (id),
    PRIMARY KEY ("case", specimen)
) STRICT, WITHOUT ROWID;

CREATE TABLE case_analysis (
    "case" BLOB NOT NULL REFERENCES "case" (id),
    analysis BLOB NOT NULL REFERENCES analysis (id),
    PRIMARY KEY ("case", analysis)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_analysis_analysis ON case_analysis (analysis);

CREATE TABLE consent (
    "case" BLOB NOT NULL REFERENCES "case" (id),
    kind TEXT NOT NULL,
    given INTEGER NOT NULL,
    given_on TEXT NOT NULL,
    PRIMARY KEY ("case", kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE variant_file (
    id BLOB PRIMARY KEY,
    -- The case it was uploaded in; every case that cites the analysis shows it.
    "case" BLOB NOT NULL REFERENCES "case" (id),
    analysis BLOB NOT NULL REFERENCES analysis (id),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    name TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    uploaded_by BLOB NOT NULL REFERENCES person (id),
    uploaded_at INTEGER NOT NULL,
    -- Where the import stands, with its facts: the survey to answer, the progress, the report, or the refusal.
    import TEXT NOT NULL,
    -- What somebody answered to the survey.
    answers TEXT,
    -- The import whose rows are this file's: until it is set here, nobody sees them.
    import_id BLOB UNIQUE,
    UNIQUE (analysis, sha256)
) STRICT;

-- One alteration of a specimen, its calls merged by their trimmed alleles.
CREATE TABLE variant (
    id BLOB PRIMARY KEY,
    specimen BLOB NOT NULL REFERENCES specimen (id),
    assembly TEXT NOT NULL,
    chrom TEXT NOT NULL,
    pos INTEGER NOT NULL,
    reference TEXT NOT NULL,
    alternate TEXT NOT NULL,
    UNIQUE (specimen, assembly, chrom, pos, reference, alternate)
) STRICT;

-- A variant marked for the board, through the call it was marked at.
CREATE TABLE finding (
    "case" BLOB NOT NULL REFERENCES "case" (id),
    file BLOB NOT NULL REFERENCES variant_file (id),
    line INTEGER NOT NULL,
    allele_index INTEGER NOT NULL,
    variant BLOB NOT NULL REFERENCES variant (id),
    -- The call as the file told it.
    snapshot TEXT NOT NULL,
    note TEXT NOT NULL,
    position INTEGER NOT NULL,
    marked_by BLOB NOT NULL REFERENCES person (id),
    marked_at INTEGER NOT NULL,
    PRIMARY KEY ("case", file, line, allele_index)
) STRICT;
