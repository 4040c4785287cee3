-- The formulas of findings that are no more.
DELETE FROM finding_formulas
WHERE finding_key NOT IN (SELECT finding_key FROM findings);
