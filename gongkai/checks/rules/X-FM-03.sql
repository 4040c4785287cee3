-- rule: X-FM-03
-- editions: 2008|2014|2019|2021
-- kind: format
-- severity: info
-- threshold: share = 0.5 : 空格所占的比例 / blanks among all cells
-- title_zh: 大半的格为空
-- title_en: Most cells are blank
-- statement: 全表{expected}个数字格中有{found}个为空或为“-”“/”
-- statement_en: {found} of {expected} cells carry no number
-- basis: 空白不等于0：大半为空的表视为未填全 / blank is not zero: such a table is incomplete
-- exceptions: 部分单位以空白表示0 / some bodies leave zeros blank

WITH with_blanks AS (
    SELECT DISTINCT report_id FROM cells WHERE state IN ('blank', 'na')
),
filled AS (
    SELECT
        cell.report_id, count(*) FILTER (cell.state IN ('blank', 'na')) AS blanks, count(*) AS cells
    FROM cells AS cell
    SEMI JOIN with_blanks USING (report_id)
    JOIN reports AS report USING (report_id)
    JOIN items AS item ON item.edition = report.edition AND item.item = cell.item
    WHERE item.kind IN ('count', 'stock', 'amount', 'signed')
    GROUP BY cell.report_id
)
SELECT
    report_id, NULL AS severity, CAST([] AS VARCHAR[]) AS items, NULL AS suspect,
    CAST(blanks AS DECIMAL(18, 4)) AS found, CAST(cells AS DECIMAL(18, 4)) AS expected,
    CAST(blanks AS DECIMAL(18, 4)) AS left_value, CAST(cells AS DECIMAL(18, 4)) AS right_value, NULL AS op,
    NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM filled
WHERE blanks > cells * threshold('X-FM-03', 'share')
