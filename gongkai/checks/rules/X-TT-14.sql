-- rule: X-TT-14
-- editions: 2008|2014
-- needs: claims
-- kind: text_vs_table
-- severity: warning
-- linear: constant
-- title_zh: 正文的工作人员数与表不符
-- title_en: Staff differ between text and table
-- statement: 正文称“{note}”，而表中{suspect}为{found}
-- statement_en: the text says “{note}”, but {suspect} in the table is {found}
-- basis: 正文与表格说的是同一年 / text and table describe the same year
-- exceptions: 领导小组成员不是工作人员 / members of the leading group are not staff

SELECT
    stated.report_id, NULL AS severity, [stated.item] AS items, stated.item AS suspect,
    cell.value AS found, stated.value AS expected, cell.value AS left_value, stated.value AS right_value, stated.op,
    stated.text AS note_zh, stated.text AS note_en, stated.locator
FROM stated
JOIN cells AS cell USING (report_id, item)
WHERE stated.item IN (
    'staff_total', 'staff_fulltime', 'staff_parttime', 'a_staff_total', 'a_staff_fulltime', 'a_staff_parttime')
