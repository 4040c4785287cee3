-- title_zh: 同一单元格历年数字
-- title_en: The same cell in other years
-- listed: no
-- role: officer
-- columns:
--   year: 年份 | Year
--   label: 项目 | Line
--   raw: 印出内容 | As printed
--   value: 数值 | Value
--   proposed: 建议核对为 | Proposed
--   findings: 该格发现数 | Findings on it
--   edition: 表式 | Edition
--   segment: 口径段（不同段不可比） | Segment (figures of different segments do not compare)
--   is_this: 本发现所在年份 | The year of this finding
--   report_id: 报告编号 | Report
WITH this AS (
    SELECT finding.report_id, finding.proposed, coalesce(finding.suspect, finding.items[1]) AS item,
           report.agency_id, report.scope, report.edition
    FROM findings AS finding
    JOIN reports AS report USING (report_id)
    WHERE finding.finding_key = $finding_key
    QUALIFY row_number() OVER (ORDER BY report.is_current DESC, report.version DESC) = 1),
alone AS (  -- concepts that an edition expresses by one cell: what other editions print for the same thing
    SELECT concept, edition, any_value(item) AS item, any_value(segment) AS segment
    FROM concept_terms GROUP BY concept, edition HAVING count(*) = 1 AND any_value(weight) = 1),
same AS (
    SELECT edition, item, 0 AS segment FROM this
    UNION ALL
    SELECT other.edition, other.item, other.segment
    FROM this
    JOIN alone AS own ON own.edition = this.edition AND own.item = this.item
    JOIN alone AS other ON other.concept = own.concept AND other.edition <> this.edition
    QUALIFY row_number() OVER (PARTITION BY other.edition ORDER BY own.concept) = 1),
segment AS (
    SELECT own.segment FROM this JOIN alone AS own USING (edition, item) ORDER BY own.concept LIMIT 1)
SELECT
    CAST(report.year AS VARCHAR) AS year, said($lang, items.label_zh, items.label_en) AS label,
    cell.raw, CAST(cell.value AS DOUBLE) AS value,
    CASE WHEN report.report_id = this.report_id THEN CAST(this.proposed AS DOUBLE) END AS proposed,
    (SELECT count(*) FROM findings AS other
     WHERE other.report_id = report.report_id AND other.suspect = same.item) AS findings,
    report.edition,
    CASE WHEN same.segment = 0 THEN coalesce((SELECT segment FROM segment), 0) ELSE same.segment END AS segment,
    report.report_id = this.report_id AS is_this, report.report_id
FROM this
JOIN reports AS report ON report.agency_id = this.agency_id AND report.scope = this.scope
JOIN same ON same.edition = report.edition
JOIN cells AS cell ON cell.report_id = report.report_id AND cell.item = same.item
JOIN items ON items.edition = same.edition AND items.item = same.item
WHERE (report.is_current OR report.report_id = this.report_id) AND report.year IS NOT NULL
ORDER BY report.year, report.version
