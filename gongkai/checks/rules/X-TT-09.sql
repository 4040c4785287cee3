-- rule: X-TT-09
-- editions: 2014
-- needs: claims
-- kind: text_vs_table
-- severity: warning
-- linear: constant
-- title_zh: 会议或培训少于正文所称的频次
-- title_en: Fewer meetings or courses than the stated frequency
-- statement: 正文称“{note}”，即不少于{expected}次，而表中{suspect}为{found}
-- statement_en: the text says “{note}”, that is {expected} or more, but {suspect} is {found}
-- basis: 每季度至少4次，每月至少12次，每半年至少2次 / quarterly is 4, monthly 12, half-yearly 2 or more
-- exceptions: 内部会议未计入专题会议 / internal meetings not counted

SELECT
    claim.report_id, NULL AS severity, [claim.item] AS items, claim.item AS suspect,
    cell.value AS found, claim.low AS expected, cell.value AS left_value, claim.low AS right_value, '>=' AS op,
    claim.text AS note_zh, claim.text AS note_en, claim.locator
FROM claims AS claim
JOIN cells AS cell USING (report_id, item)
WHERE claim.kind = 'frequency' AND claim.low IS NOT NULL AND claim.item IN ('meetings_held', 'training_courses')
