-- rule: X-PL-03
-- editions: 2008|2014|2019|2021
-- needs: claims
-- kind: plausibility
-- severity: warning
-- threshold: cells = 1 : 非零的格数 / cells that are not zero
-- title_zh: 正文有工作而表中几乎全为0
-- title_en: The text reports activity, the table is all but empty
-- statement: 正文报告了数字（“{note}”），而表中非零的格只有{found}个
-- statement_en: the text reports figures (“{note}”), but only {found} of the cells of the table are not zero
-- basis: 表格与正文说的是同一年 / text and table describe the same year
-- exceptions: 极小的单位 / very small bodies

WITH told AS MATERIALIZED (  -- of what the table prints: a line that is not there is no empty one
    SELECT report_id, item, text, locator, value FROM claims
    SEMI JOIN (SELECT report_id, item FROM cells WHERE state <> 'absent') AS printed USING (report_id, item)
    WHERE kind = 'figure' AND value > 0
    QUALIFY row_number() OVER (PARTITION BY report_id ORDER BY locator, item) = 1
),
filled AS (
    SELECT
        cell.report_id, count(cell.value) AS numbers, count(*) FILTER (cell.value <> 0) AS active
    FROM cells AS cell
    SEMI JOIN told USING (report_id)
    JOIN reports AS report USING (report_id)
    JOIN items AS item ON item.edition = report.edition AND item.item = cell.item
    WHERE item.kind IN ('count', 'stock', 'amount', 'signed')
    GROUP BY cell.report_id
)
SELECT
    report_id, NULL AS severity, CAST([] AS VARCHAR[]) AS items, NULL AS suspect,
    CAST(active AS DECIMAL(18, 4)) AS found, NULL AS expected, CAST(active AS DECIMAL(18, 4)) AS left_value,
    NULL AS right_value, NULL AS op, told.text AS note_zh, told.text AS note_en, told.locator
FROM filled
JOIN told USING (report_id)
WHERE numbers > 0 AND active <= threshold('X-PL-03', 'cells')
