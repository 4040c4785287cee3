-- rule: X-FM-02
-- editions: 2008|2014|2019|2021
-- kind: format
-- severity: error
-- title_zh: 不是非负整数
-- title_en: Not a whole number of zero or more
-- statement: {suspect}填报{found}，应为不小于0的整数或金额
-- statement_en: {suspect} is given as {found}, which is no whole number or amount of zero or more
-- basis: 计数为非负整数，只有金额可有小数，只有增减数可为负 / counts are whole; only amounts have decimals, only changes are negative
-- exceptions: 拆分的单元格、千分位符号 / split cells, thousands separators

WITH odd AS MATERIALIZED (  -- hardly a figure is, and with no more than 18 digits that is soon seen
    SELECT * FROM cells WHERE value < 0 OR TRY_CAST(value AS DECIMAL(18, 6)) % 1 IS DISTINCT FROM 0
)
SELECT
    cell.report_id, NULL AS severity, [cell.item] AS items, cell.item AS suspect,
    cell.value AS found, NULL AS expected, cell.value AS left_value, NULL AS right_value, NULL AS op,
    NULL AS note_zh, NULL AS note_en, cell.locator
FROM odd AS cell
JOIN reports AS report USING (report_id)
JOIN items AS item ON item.edition = report.edition AND item.item = cell.item
WHERE (item.kind IN ('count', 'stock', 'amount') AND cell.value < 0)
    OR (item.kind IN ('count', 'stock', 'signed') AND cell.value <> trunc(cell.value))
