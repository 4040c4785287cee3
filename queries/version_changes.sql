-- title_zh: 两个版本之间变动的单元格
-- title_en: Cells that changed between two versions
-- listed: no
-- role: officer
-- columns:
--   label: 项目 | Line
--   before: 此前印出 | Before
--   now: 现在印出 | Now
--   difference: 差额 | Difference
--   place: 位置 | Place
--   item: 单元格代码 | Cell code

-- A figure that is only written otherwise (1,200 for 1200) has not changed.
WITH cell AS (
    SELECT cells.*, items.label_zh, items.label_en, items.ordinal, items.table_no
    FROM cells
    JOIN reports USING (report_id)
    JOIN items ON items.edition = reports.edition AND items.item = cells.item
    WHERE cells.report_id IN ($report_id, $other_id)),
before AS (FROM cell WHERE report_id = $other_id),
now AS (FROM cell WHERE report_id = $report_id)
SELECT
    said($lang, coalesce(now.label_zh, before.label_zh), coalesce(now.label_en, before.label_en)) AS label,
    before.raw AS before, now.raw AS now, CAST(now.value - before.value AS DOUBLE) AS difference,
    place($lang, now.locator) AS place, coalesce(now.item, before.item) AS item
FROM before
FULL JOIN now ON now.item = before.item
WHERE coalesce(before.state, 'absent') <> coalesce(now.state, 'absent')
   OR before.value IS DISTINCT FROM now.value
   OR (now.state = 'text' AND trim(before.raw) <> trim(now.raw))
ORDER BY coalesce(now.table_no, before.table_no), coalesce(now.ordinal, before.ordinal)
