-- rule: X-FM-04
-- editions: 2008|2014|2019|2021
-- kind: format
-- severity: warning
-- title_zh: 缺少表式规定的行
-- title_en: Lines of the form are missing
-- statement: 表中应有{expected}格，只印出{found}格，缺：{items}
-- statement_en: {found} of the {expected} cells of the form are printed; missing: {items}
-- basis: 表式规定的行数和顺序 / the lines the form prescribes
-- exceptions: 地方增删行；沿用旧表 / provincial variants; an older form used

WITH with_gaps AS (
    SELECT DISTINCT report_id FROM cells WHERE state = 'absent'
),
printed AS (
    SELECT
        report_id, list(item ORDER BY item) FILTER (state = 'absent') AS missing,
        count(*) FILTER (state <> 'absent') AS present, count(*) AS cells
    FROM cells
    SEMI JOIN with_gaps USING (report_id)
    GROUP BY report_id
)
SELECT
    report_id, NULL AS severity, missing AS items, NULL AS suspect,
    CAST(present AS DECIMAL(18, 4)) AS found, CAST(cells AS DECIMAL(18, 4)) AS expected,
    CAST(present AS DECIMAL(18, 4)) AS left_value, CAST(cells AS DECIMAL(18, 4)) AS right_value, NULL AS op,
    NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM printed
WHERE present > 0 AND len(missing) > 0
