-- Candidates of findings just stored. Versions of one report may share a finding key: its candidates stand once.
INSERT INTO finding_candidates BY NAME
SELECT DISTINCT * FROM incoming
WHERE finding_key NOT IN (SELECT finding_key FROM finding_candidates);
