-- Patients and what was found in them. A patient is a pseudonym here; who it is lies in patient_identity alone, sealed
-- under a key that can be erased. The same tables and columns exist in ../sqlite.

CREATE TABLE patient (
    id UUID PRIMARY KEY,
    pseudonym TEXT NOT NULL UNIQUE,
    -- The pseudonym in lower case, to be found by its beginning.
    sought TEXT NOT NULL,
    sex TEXT NOT NULL,
    birth_date TEXT NOT NULL,
    region TEXT NOT NULL,
    vital_status TEXT NOT NULL,
    protected BOOLEAN NOT NULL,
    created_by UUID NOT NULL REFERENCES person (id),
    created_at BIGINT NOT NULL
);

-- Name and number, sealed, and a keyed hash of the number to find the patient by.
CREATE TABLE patient_identity (
    patient UUID PRIMARY KEY REFERENCES patient (id),
    number_index BYTEA NOT NULL UNIQUE CHECK (length(number_index) = 32),
    key_id UUID NOT NULL REFERENCES data_key (id),
    ciphertext BYTEA NOT NULL
);

CREATE TABLE disease (
    id UUID PRIMARY KEY,
    patient UUID NOT NULL REFERENCES patient (id),
    diagnosis TEXT NOT NULL,
    oncotree TEXT
);
CREATE INDEX disease_patient ON disease (patient);

CREATE TABLE disease_event (
    id UUID PRIMARY KEY,
    disease UUID NOT NULL REFERENCES disease (id),
    -- The kind with its facts (the number of a relapse).
    kind TEXT NOT NULL,
    happened_on TEXT NOT NULL,
    ended_on TEXT,
    note TEXT NOT NULL
);
CREATE INDEX disease_event_disease ON disease_event (disease);

CREATE TABLE specimen (
    id UUID PRIMARY KEY,
    patient UUID NOT NULL REFERENCES patient (id),
    laboratory_number TEXT NOT NULL,
    material TEXT NOT NULL,
    site TEXT NOT NULL,
    taken_on TEXT NOT NULL,
    event UUID REFERENCES disease_event (id),
    tumour_cell_content TEXT
);
CREATE INDEX specimen_patient ON specimen (patient);

CREATE TABLE analysis (
    id UUID PRIMARY KEY,
    patient UUID NOT NULL REFERENCES patient (id),
    assay TEXT NOT NULL,
    assay_name TEXT NOT NULL,
    laboratory TEXT NOT NULL,
    pipeline TEXT NOT NULL,
    assembly TEXT,
    specimen UUID NOT NULL REFERENCES specimen (id),
    normal UUID REFERENCES specimen (id),
    state TEXT NOT NULL
);
CREATE INDEX analysis_patient ON analysis (patient);
