-- The candidates of findings that are no more.
DELETE FROM finding_candidates
WHERE finding_key NOT IN (SELECT finding_key FROM findings);
