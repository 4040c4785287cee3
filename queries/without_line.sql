-- title_zh: 表式中没有的指标
-- title_en: Figures that a form has no line for
-- columns:
--   edition: 表式 | Edition
--   first_year: 最早年份 | First year
--   last_year: 最近年份 | Last year
--   reports: 报告数 | Reports
--   concepts: 表式所列指标（代码） | Figures it has lines for (codes)

-- The forms in view that print none of the figures asked for: where a series ends without anything being missing.
-- Asked for none it gives each form with the figures that it prints.
SELECT form_name($lang, report.edition) AS edition, CAST(min(report.year) AS VARCHAR) AS first_year,
       CAST(max(report.year) AS VARCHAR) AS last_year, count(*) AS reports,
       (SELECT string_agg(DISTINCT concept, ',' ORDER BY concept) FROM concept_terms
        WHERE concept_terms.edition = report.edition) AS concepts
FROM chosen($years, $regions, $agencies, $editions, $lang) AS report
WHERE report.edition IS NOT NULL
  AND NOT EXISTS (
      SELECT 1 FROM concept_terms
      WHERE concept_terms.edition = report.edition AND list_contains(CAST($concepts AS VARCHAR[]), concept_terms.concept))
GROUP BY report.edition
ORDER BY report.edition
