-- title_zh: 文件原文
-- title_en: The text of the document
-- role: officer
-- columns:
--   mark: 标记 | Mark
--   place: 位置 | Place
--   part: 部分 | Part
--   text: 原文 | Text
--   ordinal: 行序 | Order
--   locator: 位置代码 | Locator
--   part_code: 部分代码 | Part code
--   report_id: 报告编号 | Report
WITH passage AS (
    SELECT *,
        coalesce($locator = locator OR starts_with($locator, locator || ' '), false) AS is_place
    FROM passages
    WHERE CASE WHEN $report_id IS NULL
               THEN report_id IN (SELECT report_id FROM chosen($years, $regions, $agencies, $editions, $lang))
               ELSE report_id = $report_id END),
place AS (SELECT report_id, min(ordinal) AS first_line, max(ordinal) AS last_line FROM passage WHERE is_place GROUP BY ALL)
SELECT
    CASE WHEN passage.is_place THEN '▶' ELSE '' END AS mark,
    place($lang, passage.locator) AS place, word($lang, passage.part) AS part, passage.text, passage.ordinal,
    passage.locator, passage.part AS part_code, passage.report_id
FROM passage
LEFT JOIN place USING (report_id)
WHERE CAST($around AS INTEGER) IS NULL
   OR passage.ordinal BETWEEN place.first_line - CAST($around AS INTEGER) AND place.last_line + CAST($around AS INTEGER)
ORDER BY passage.report_id, passage.ordinal
