-- Cases, what they cite, the variant files of the analyses, and the variants marked for the board. The rows of a variant
-- file are not here: they are many, and written past the journal's lock. The same tables and columns exist in
-- ../sqlite.

CREATE TABLE "case" (
    id UUID PRIMARY KEY,
    board UUID NOT NULL REFERENCES board (id),
    patient UUID NOT NULL REFERENCES patient (id),
    disease UUID NOT NULL REFERENCES disease (id),
    referrer UUID NOT NULL REFERENCES person (id),
    question TEXT NOT NULL,
    background TEXT NOT NULL,
    urgency TEXT NOT NULL,
    needed_by TEXT NOT NULL,
    wishes TEXT NOT NULL,
    state TEXT NOT NULL,
    -- One more with every change of anything that a case shows.
    revision BIGINT NOT NULL,
    created_by UUID NOT NULL REFERENCES person (id),
    created_at BIGINT NOT NULL
);
CREATE INDEX case_board ON "case" (board);
CREATE INDEX case_patient ON "case" (patient);
CREATE INDEX case_referrer ON "case" (referrer);

CREATE TABLE case_specimen (
    "case" UUID NOT NULL REFERENCES "case" (id),
    specimen UUID NOT NULL REFERENCES specimen (id),
    PRIMARY KEY ("case", specimen)
);

CREATE TABLE case_analysis (
    "case" UUID NOT NULL REFERENCES "case" (id),
    analysis UUID NOT NULL REFERENCES analysis (id),
    PRIMARY KEY ("case", analysis)
);
CREATE INDEX case_analysis_analysis ON case_analysis (analysis);

CREATE TABLE consent (
    "case" UUID NOT NULL REFERENCES "case" (id),
    kind TEXT NOT NULL,
    given BOOLEAN NOT NULL,
    given_on TEXT NOT NULL,
    PRIMARY KEY ("case", kind)
);

CREATE TABLE variant_file (
    id UUID PRIMARY KEY,
    -- The case it was uploaded in; every case that cites the analysis shows it.
    "case" UUID NOT NULL REFERENCES "case" (id),
    analysis UUID NOT NULL REFERENCES analysis (id),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    name TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    uploaded_by UUID NOT NULL REFERENCES person (id),
    uploaded_at BIGINT NOT NULL,
    -- Where the import stands, with its facts: the survey to answer, the progress, the report, or the refusal.
    import TEXT NOT NULL,
    -- What somebody answered to the survey.
    answers TEXT,
    -- The import whose rows are this file's: until it is set here, nobody sees them.
    import_id UUID UNIQUE,
    UNIQUE (analysis, sha256)
);

-- One alteration of a specimen, its calls merged by their trimmed alleles.
CREATE TABLE variant (
    id UUID PRIMARY KEY,
    specimen UUID NOT NULL REFERENCES specimen (id),
    assembly TEXT NOT NULL,
    chrom TEXT NOT NULL,
    pos BIGINT NOT NULL,
    reference TEXT NOT NULL,
    alternate TEXT NOT NULL,
    UNIQUE (specimen, assembly, chrom, pos, reference, alternate)
);

-- A variant marked for the board, through the call it was marked at.
CREATE TABLE finding (
    "case" UUID NOT NULL REFERENCES "case" (id),
    file UUID NOT NULL REFERENCES variant_file (id),
    line BIGINT NOT NULL,
    allele_index BIGINT NOT NULL,
    variant UUID NOT NULL REFERENCES variant (id),
    -- The call as the file told it.
    snapshot TEXT NOT NULL,
    note TEXT NOT NULL,
    position BIGINT NOT NULL,
    marked_by UUID NOT NULL REFERENCES person (id),
    marked_at BIGINT NOT NULL,
    PRIMARY KEY ("case", file, line, allele_index)
);
