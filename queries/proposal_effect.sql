-- title_zh: 采用建议数后主要数字的变化
-- title_en: What accepting the proposal would do to the headline figures
-- listed: no
-- role: officer
-- columns:
--   label: 指标 | Figure
--   place: 范围 | Of whom
--   reports: 报告数 | Reports
--   before: 印出 | Printed
--   after: 建议 | Proposed
--   change: 变动数 | Difference
--   change_rate: 变动 | Change
--   unit: 单位 | Unit
WITH this AS (
    SELECT finding.report_id, finding.suspect AS item, finding.found, finding.proposed,
           report.year, report.edition, report.region_code, report.agency
    FROM findings AS finding
    JOIN chosen(NULL, NULL, NULL, NULL, $lang) AS report USING (report_id)
    WHERE finding.finding_key = $finding_key AND finding.proposed IS NOT NULL AND finding.suspect IS NOT NULL),
moved AS (
    SELECT this.*, term.concept, own.value AS before,
           CASE WHEN own.value IS NOT NULL THEN own.value + term.weight * (this.proposed - coalesce(this.found, 0))
                WHEN count(*) OVER (PARTITION BY term.concept) = 1 THEN term.weight * this.proposed END AS after
    FROM this
    JOIN concept_terms AS term ON term.edition = this.edition AND list_contains([this.item], term.item)
    LEFT JOIN concept_values AS own ON own.report_id = this.report_id AND own.concept = term.concept),
same_year AS (
    SELECT moved.concept, report.region_code, amount.value
    FROM moved
    JOIN reports AS report ON report.is_current AND report.year = moved.year
    JOIN concept_values AS amount ON amount.report_id = report.report_id AND amount.concept = moved.concept),
level AS (
    SELECT concept, 0 AS ordinal, agency AS place, 1 AS reports, before, after - coalesce(before, 0) AS change FROM moved
    UNION ALL
    SELECT moved.concept, 1 + list_position(own.within, outer_region.region_code), outer_region.region,
           count(*), sum(same_year.value), any_value(moved.after - coalesce(moved.before, 0))
    FROM moved
    JOIN region_path($lang) AS own ON own.region_code = moved.region_code
    JOIN region_path($lang) AS outer_region ON list_contains(own.within, outer_region.region_code)
    JOIN region_path($lang) AS inner_region ON list_contains(inner_region.within, outer_region.region_code)
    JOIN same_year ON same_year.concept = moved.concept AND same_year.region_code = inner_region.region_code
    GROUP BY ALL
    UNION ALL
    SELECT moved.concept, 9, said($lang, '库中全部', 'All in the store'), count(*), sum(same_year.value),
           any_value(moved.after - coalesce(moved.before, 0))
    FROM moved JOIN same_year ON same_year.concept = moved.concept
    GROUP BY moved.concept)
SELECT
    said($lang, concepts.label_zh, concepts.label_en) AS label, level.place, level.reports,
    CAST(level.before AS DOUBLE) AS before,
    CAST(coalesce(level.before, 0) + level.change AS DOUBLE) AS after,
    CAST(level.change AS DOUBLE) AS change,
    CAST(level.change AS DOUBLE) / nullif(CAST(level.before AS DOUBLE), 0) AS change_rate,
    unit_word($lang, concepts.unit, concept) AS unit
FROM level
JOIN concepts USING (concept)
WHERE level.change IS NOT NULL
ORDER BY concept, level.ordinal
