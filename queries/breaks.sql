-- title_zh: 口径变化
-- title_en: Where series break
-- columns:
--   concept: 代码 | Code
--   label: 指标 | Figure
--   breaks: 变化 | Break

-- A province's own form is a series of its own: it makes no break of the national one.
WITH national AS (
    SELECT DISTINCT concept, segment FROM concept_terms WHERE NOT contains(edition, '_')),
broken AS (
    SELECT concept
    FROM chosen($years, $regions, $agencies, $editions, $lang) AS report
    JOIN concept_values AS amount USING (report_id)
    SEMI JOIN national USING (concept, segment)
    WHERE CAST($concepts AS VARCHAR[]) IS NULL OR list_contains(CAST($concepts AS VARCHAR[]), amount.concept)
    GROUP BY concept
    HAVING min(segment) < max(segment))
SELECT
    concepts.concept,
    said($lang, concepts.label_zh, concepts.label_en) AS label,
    regexp_replace(
        said($lang, coalesce(concepts.breaks_zh, concepts.breaks), concepts.breaks),
        '(\d{4})\|(\d{4})', '\1 → \2', 'g') AS breaks
FROM broken
JOIN concepts USING (concept)
ORDER BY concepts.concept
