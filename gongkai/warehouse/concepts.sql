-- Concepts of every report: a weighted sum of its cells, only where each term has a value.
-- Kept concept by concept, as charts ask for them.
DELETE FROM concept_values;

INSERT INTO concept_values BY NAME
WITH terms AS (
    SELECT concept, edition, segment, item, weight, count(*) OVER (PARTITION BY concept, edition) AS needed
    FROM concept_terms
)
SELECT report_id, concept, sum(value * weight) AS value, segment
FROM reports
JOIN terms USING (edition)
JOIN cells USING (report_id, item)
WHERE value IS NOT NULL
GROUP BY report_id, concept, segment, needed
HAVING count(*) = needed
ORDER BY concept, report_id;
