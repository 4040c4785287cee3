-- rule: C-BD-09
-- editions: 2019
-- kind: bound
-- severity: warning
-- title_zh: 采购项目与金额只填其一
-- title_en: Procurement projects without an amount, or the reverse
-- statement: {suspect}为0，而{items}为{expected}
-- statement_en: {suspect} is 0, but {items} is {expected}
-- basis: 采购项目数与总金额成对 / projects and amount come in a pair
-- exceptions: 金额不公开；不产生费用的框架协议 / the amount is withheld; a framework agreement free of charge

SELECT
    report_id, NULL AS severity, ['procurement__projects', 'procurement__amount'] AS items,
    CASE WHEN procurement__projects = 0 THEN 'procurement__projects' ELSE 'procurement__amount' END AS suspect,
    0 AS found, greatest(procurement__projects, procurement__amount) AS expected,
    procurement__projects AS left_value, procurement__amount AS right_value, NULL AS op,
    NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM values_2019
WHERE (procurement__projects = 0 AND procurement__amount > 0)
    OR (procurement__projects > 0 AND procurement__amount = 0)
