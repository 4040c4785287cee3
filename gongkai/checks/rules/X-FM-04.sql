-- rule: X-FM-04
-- editions: 2008|2014|2019|2021
-- kind: format
-- severity: warning
-- title_zh: 缺少表式规定的行
-- title_en: Lines of the form are missing
-- statement: 表中应有{expected}格，只印出{found}格，缺：{items}
-- statement_en: {found} of the {expected} cells of the form are printed; missing: {items}
-- basis: 表式规定的行数和顺序 / the lines the form prescribes
-- exceptions: 地方增删行（收费、经费与人员附表的行不计）；沿用旧表 / provincial variants (lines of the annex of fees, funds and staff do not count); an older form used

WITH with_gaps AS (
    SELECT DISTINCT report_id FROM cells WHERE state = 'absent'
),
optional AS (  -- the lines that only some of the provinces add
    SELECT edition, item FROM items WHERE contains(section, '常见附表')
),
printed AS (
    SELECT
        report_id, coalesce(list(cell.item ORDER BY cell.item) FILTER (cell.state = 'absent'), []) AS missing,
        count(*) FILTER (cell.state <> 'absent') AS present, count(*) AS cells
    FROM cells AS cell
    SEMI JOIN with_gaps USING (report_id)
    JOIN reports AS report USING (report_id)
    LEFT JOIN optional ON optional.edition = report.edition AND optional.item = cell.item
    WHERE cell.state <> 'absent' OR optional.item IS NULL
    GROUP BY report_id
)
SELECT
    report_id, NULL AS severity, missing AS items, NULL AS suspect,
    CAST(present AS DECIMAL(18, 4)) AS found, CAST(cells AS DECIMAL(18, 4)) AS expected,
    CAST(present AS DECIMAL(18, 4)) AS left_value, CAST(cells AS DECIMAL(18, 4)) AS right_value, NULL AS op,
    NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM printed
WHERE present > 0 AND len(missing) > 0
