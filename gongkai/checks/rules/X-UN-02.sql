-- rule: X-UN-02
-- editions: 2008|2014|2019|2021
-- kind: format
-- severity: info
-- title_zh: 单位与表式不符
-- title_en: Another unit than the form prescribes
-- statement: {suspect}填写的单位为“{note}”
-- statement_en: the unit printed with {suspect} is “{note}”
-- basis: 表式规定的计量单位 / the units the form prescribes
-- exceptions: 期与次等习惯写法；金额以另一单位填报即为另一数，故为警告 / customary variants; an amount in another unit is another amount, hence a warning

WITH with_words AS MATERIALIZED (  -- digits and points alone are no unit
    SELECT report_id, item, raw, value, locator FROM cells
    WHERE state IN ('value', 'zero') AND strlen(raw) > length(raw)
),
printed AS (
    SELECT
        report_id, item, value, locator,
        regexp_extract(trim(raw), '(人次|万元|条|件|次|个|人|篇|期|元|宗|份|场|名|项)$') AS unit
    FROM with_words
)
SELECT
    printed.report_id, CASE WHEN 'amount' = item.kind THEN 'warning' END AS severity,
    [printed.item] AS items, printed.item AS suspect,
    printed.value AS found, NULL AS expected, NULL AS left_value, NULL AS right_value, NULL AS op,
    printed.unit AS note_zh, printed.unit AS note_en, printed.locator
FROM printed
JOIN reports AS report USING (report_id)
JOIN items AS item ON item.edition = report.edition AND item.item = printed.item
WHERE printed.unit <> '' AND item.unit <> '' AND printed.unit <> item.unit
