-- Formulas of findings just stored. Versions of one report may share a finding key: its formulas stand once.
INSERT INTO finding_formulas BY NAME
SELECT DISTINCT * FROM incoming
WHERE finding_key NOT IN (SELECT finding_key FROM finding_formulas);
