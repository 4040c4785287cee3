-- rule: X-UN-03
-- editions: 2014
-- kind: plausibility
-- severity: info
-- linear: constant
-- title_zh: 停征以后仍有收费
-- title_en: Fees after they were suspended
-- statement: {suspect}为{found}，而该项收费自2017年4月起停征
-- statement_en: {suspect} is {found}, though these fees are suspended from April 2017
-- basis: 财税〔2017〕20号 / fee notice of 2017
-- exceptions: 补缴往期费用 / payments for earlier periods

SELECT
    report_id, NULL AS severity, ['fees_collected'] AS items, 'fees_collected' AS suspect,
    fees_collected AS found, 0 AS expected, fees_collected AS left_value, 0 AS right_value, '=' AS op,
    NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM values_2014
JOIN reports USING (report_id)
WHERE year >= 2018
