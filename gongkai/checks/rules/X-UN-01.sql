-- rule: X-UN-01
-- editions: 2008|2014|2019|2021
-- needs: other_years
-- kind: plausibility
-- severity: warning
-- title_zh: 金额疑似单位有误
-- title_en: An amount seems to be in another unit
-- statement: {suspect}为{found}，而其他年度的中位数为{note}，疑似元与万元混淆
-- statement_en: {suspect} is {found}, but the median of the other years is {note}: yuan and ten thousand yuan may be confused
-- basis: 表中金额的单位 / unit of the amounts on the form
-- exceptions: 一次性的大项支出 / a single large expense

WITH amounts AS MATERIALIZED (
    SELECT report_id, item, value
    FROM cells
    WHERE item IN (SELECT item.item FROM items AS item WHERE item.kind = 'amount') AND value > 0
),
compared AS (
    SELECT own.report_id, own.item, any_value(own.value) AS value, median(other.value) AS usual
    FROM amounts AS own
    JOIN other_years AS years USING (report_id)
    JOIN amounts AS other ON other.report_id = years.other_id AND other.item = own.item
    GROUP BY own.report_id, own.item
    HAVING count(*) >= 2  -- of two amounts neither is the usual one
)
SELECT
    report_id, NULL AS severity, [item] AS items, item AS suspect, value AS found, NULL AS expected,
    value AS left_value, CAST(usual AS DECIMAL(18, 4)) AS right_value, NULL AS op,
    format('{:g}', CAST(usual AS DOUBLE)) AS note_zh, format('{:g}', CAST(usual AS DOUBLE)) AS note_en, NULL AS locator
FROM compared
WHERE value / usual BETWEEN 1e3 AND 1e5 OR usual / value BETWEEN 1e3 AND 1e5
