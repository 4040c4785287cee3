-- title_zh: 待核实的发现涉及的单元格
-- title_en: Cells that open findings concern
-- role: officer
-- columns:
--   agency: 机关 | Body
--   year: 年份 | Year
--   rule: 规则 | Rule
--   mark: 标记（▶ 可疑，• 有关） | Mark (▶ suspect, • concerned)
--   section: 表名 | Table
--   row: 行 | Row
--   column: 列 | Column
--   raw: 印出内容 | As printed
--   state: 状态 | State
--   unit: 单位 | Unit
--   place: 位置 | Place
--   locator: 位置代码 | Locator
--   item: 代码 | Code
--   report_id: 报告编号 | Report
--   finding_key: 发现编号 | Finding
WITH concerned AS (
    SELECT report_id, finding_key, rule, suspect, unnest(list_distinct(list_append(items, suspect))) AS item
    FROM open_findings())
SELECT
    report.agency, CAST(report.year AS VARCHAR) AS year, concerned.rule,
    CASE WHEN concerned.item = concerned.suspect THEN '▶' ELSE '•' END AS mark,
    said($lang, items.section,
         CASE WHEN contains(items.label_zh, ' / ')
              THEN MAP {2: 'Requests received and handled', 3: 'Reconsideration and litigation'}[items.table_no]
              ELSE head.label_en END)
        AS section,
    capital(row_label($lang, items.label_zh, items.label_en)) AS row,
    capital(column_label($lang, items.label_zh, items.label_en)) AS "column",
    cell.raw, word($lang, coalesce(cell.state, 'absent')) AS state, unit_word($lang, items.unit, items.item) AS unit, place($lang, cell.locator) AS place, cell.locator, concerned.item,
    report.report_id, concerned.finding_key
FROM chosen($years, $regions, $agencies, $editions, $lang) AS report
JOIN concerned USING (report_id)
JOIN items ON items.edition = report.edition AND items.item = concerned.item
LEFT JOIN items AS head ON head.edition = items.edition AND head.label_zh = items.section
LEFT JOIN cells AS cell ON cell.report_id = report.report_id AND cell.item = concerned.item
ORDER BY report.year DESC, report.agency, report.report_id, concerned.finding_key, mark DESC, items.ordinal
