-- rule: X-TT-07
-- editions: 2008|2014|2019|2021
-- needs: claims
-- kind: text_vs_table
-- severity: error
-- linear: constant
-- title_zh: 正文称没有而表中有数
-- title_en: The text says none, the table has some
-- statement: 正文称“{note}”，而表中{suspect}为{found}
-- statement_en: the text says “{note}”, but {suspect} in the table is {found}
-- basis: 正文与表格说的是同一年 / text and table describe the same year
-- exceptions: 正文说本机关，表为全区 / the text speaks of the body, the table of the region

SELECT
    claim.report_id, NULL AS severity, [claim.item] AS items, claim.item AS suspect,
    cell.value AS found, 0 AS expected, cell.value AS left_value, 0 AS right_value, '=' AS op,
    claim.text AS note_zh, claim.text AS note_en, claim.locator
FROM claims AS claim
JOIN cells AS cell USING (report_id, item)
WHERE claim.kind = 'zero'
