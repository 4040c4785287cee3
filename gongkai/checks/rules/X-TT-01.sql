-- rule: X-TT-01
-- editions: 2008|2014
-- needs: claims
-- kind: text_vs_table
-- severity: error
-- linear: constant
-- title_zh: 正文的主动公开数与表不符
-- title_en: Items disclosed differ between text and table
-- statement: 正文称“{note}”，而表中{suspect}为{found}
-- statement_en: the text says “{note}”, but {suspect} in the table is {found}
-- basis: 正文与表格说的是同一年 / text and table describe the same year
-- exceptions: 正文只计网站，或正文与表的统计范围不同 / the text counts the website only, or another scope

SELECT
    stated.report_id, CASE WHEN cell.value = 0 THEN 'warning' END AS severity, [stated.item] AS items, stated.item AS suspect,
    cell.value AS found, stated.value AS expected, cell.value AS left_value, stated.value AS right_value, stated.op,
    stated.text AS note_zh, stated.text AS note_en, stated.locator
FROM stated
JOIN cells AS cell USING (report_id, item)
WHERE stated.item IN ('proactive_total', 'a_proactive_total')
