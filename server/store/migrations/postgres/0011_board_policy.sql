-- What a board has settled for itself beside its quorum, as JSON: whether who is recused may read, and who signs beside the
-- chair. The same column exists in ../sqlite.

ALTER TABLE board ADD COLUMN policy TEXT NOT NULL DEFAULT '{}';
