-- title_zh: 统计表原样
-- title_en: The form as printed
-- columns:
--   mark: 标记（▶ 可疑，• 有关） | Mark (▶ suspect, • concerned)
--   label: 项目 | Line
--   unit: 单位 | Unit
--   raw: 印出内容 | As printed
--   state: 状态 | State
--   proposed: 建议核对为 | Proposed
--   value: 数值 | Value
--   inferred: 推定 | Inferred
--   place: 位置 | Place
--   locator: 位置代码 | Locator
--   agency: 机关 | Body
--   year: 年份 | Year
--   item: 代码 | Code
--   report_id: 报告编号 | Report
WITH report AS (
    SELECT report.report_id, report.edition, report.agency, report.year, report.is_current
    FROM reports AS report
    WHERE CASE WHEN $report_id IS NULL
               THEN report.report_id IN (
                   SELECT report_id FROM chosen($years, $regions, $agencies, $editions, $lang))
               ELSE report.report_id = $report_id END),
finding AS (
    FROM findings
    WHERE CASE WHEN $finding_key IS NULL THEN severity IN ('error', 'warning') ELSE finding_key = $finding_key END),
suspect AS (SELECT report_id, suspect AS item, any_value(proposed) AS proposed FROM finding GROUP BY ALL),
concerned AS (SELECT DISTINCT report_id, unnest(items) AS item FROM finding)
SELECT
    CASE WHEN suspect.item IS NOT NULL THEN '▶' WHEN concerned.item IS NOT NULL THEN '•' ELSE '' END AS mark,
    repeat('　', greatest(items.level - 1, 0)) || said($lang, items.label_zh, items.label_en) AS label,
    word($lang, items.unit) AS unit,
    cell.raw,
    word($lang, cell.state) AS state,
    CAST(suspect.proposed AS DOUBLE) AS proposed,
    CAST(cell.value AS DOUBLE) AS value,
    cell.inferred, place($lang, cell.locator) AS place, cell.locator, report.agency, CAST(report.year AS VARCHAR) AS year, cell.item, report.report_id
FROM report
JOIN cells AS cell USING (report_id)
JOIN items ON items.edition = report.edition AND items.item = cell.item
LEFT JOIN suspect ON suspect.report_id = report.report_id AND suspect.item = cell.item
LEFT JOIN concerned ON concerned.report_id = report.report_id AND concerned.item = cell.item
ORDER BY report.agency, report.year DESC, report.report_id, items.ordinal
