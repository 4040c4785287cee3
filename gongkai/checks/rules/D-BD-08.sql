-- rule: D-BD-08
-- editions: 2021
-- kind: bound
-- severity: warning
-- title_zh: 收费制度施行以前已有“逾期未缴费”一行
-- title_en: The row of unpaid fees before there was a fee
-- statement: {suspect}填有{found}，而信息处理费自2021年起收取，{expected}年度及以前没有这一行
-- statement_en: {suspect} carries {found}, but the fee is charged from 2021 on: the row does not exist for {expected} or earlier
-- basis: 国办函〔2020〕109号，2021年1月1日起施行 / fee measures of 2020, in force from 1 January 2021
-- exceptions: 年度识别有误 / the year of the report was recognised wrongly

SELECT
    report_id, NULL AS severity, ['other_fee_unpaid__total'] AS items, 'other_fee_unpaid__total' AS suspect,
    other_fee_unpaid__total AS found, 2020 AS expected, other_fee_unpaid__total AS left_value,
    NULL AS right_value, NULL AS op, NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM values_2021
JOIN reports AS report USING (report_id)
WHERE report.year <= 2020 AND other_fee_unpaid__total IS NOT NULL
