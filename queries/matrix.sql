-- title_zh: 统计表中的矩阵
-- title_en: The matrices of the form
-- listed: no
-- columns:
--   table_no: 表号 | Table
--   section: 表名 | Title
--   row_no: 行序 | Row number
--   row: 行 | Row
--   column_no: 列序 | Column number
--   column: 列 | Column
--   mark: 标记 | Mark
--   shown: 印出内容 | As printed
--   is_printed: 已印出 | Printed
WITH cell AS (
    SELECT *,
        CASE WHEN contains(item, '__') THEN split_part(item, '__', 1)
             ELSE regexp_replace(item, '_[a-z]+$', '') END AS row_key,
        CASE WHEN contains(item, '__') THEN level - 1 ELSE 1 END AS row_level
    FROM printed($report_id, $finding_key, NULL, NULL, NULL, NULL, $lang)
    WHERE table_no >= 2 AND $report_id IS NOT NULL AND contains(label_zh, ' / ')),
placed AS (
    SELECT *,
        min(ordinal) OVER (PARTITION BY table_no, row_key) AS row_no,
        ordinal - min(ordinal) OVER (PARTITION BY table_no, row_key) AS column_no,
        bool_or(state <> 'absent') OVER (PARTITION BY table_no) AS is_printed
    FROM cell),
line AS (  -- a cell's label holds its row's and its column's; headings stand between the rows and have no cells
    SELECT
        table_no, section, row_no, row_level,
        row_label($lang, label_zh, label_en) AS label, column_no, column_label($lang, label_zh, label_en) AS heading,
        mark, concat_ws(' ', nullif(mark, ''), raw) AS shown, is_printed
    FROM placed
    UNION ALL
    SELECT DISTINCT
        items.table_no, items.section, items.ordinal, items.level, said($lang, items.label_zh, items.label_en),
        NULL, NULL, '', '', placed.is_printed
    FROM items
    JOIN placed USING (edition, table_no)
    WHERE items.kind = 'heading'
      AND NOT EXISTS (FROM placed AS other WHERE starts_with(other.label_zh, items.label_zh || ' / ')))
SELECT
    table_no,
    said($lang, section, MAP {2: 'Requests received and handled', 3: 'Reconsideration and litigation'}[table_no]) AS section,
    row_no, repeat('　', greatest(row_level - 1, 0)) || capital(label) AS row,
    column_no, capital(heading) AS "column", mark, shown, is_printed
FROM line
ORDER BY table_no, row_no, column_no
