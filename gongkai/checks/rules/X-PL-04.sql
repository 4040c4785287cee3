-- rule: X-PL-04
-- editions: 2014
-- kind: plausibility
-- severity: warning
-- title_zh: 没有工作人员
-- title_en: No staff
-- statement: {suspect}为{found}，每个机关应有承担公开工作的机构和人员
-- statement_en: {suspect} is {found}, though every body has staff in charge of disclosure
-- basis: 2008年《条例》第四条：指定机构负责 / Regulations of 2008 art. 4: an office is designated
-- exceptions:

-- Where total, full-time and part-time contradict each other, B-ID-07 says so.
SELECT
    report_id, NULL AS severity, ['staff_total', 'staff_fulltime', 'staff_parttime'] AS items,
    CASE WHEN staff_total = 0 THEN 'staff_total' ELSE 'staff_fulltime' END AS suspect,
    CASE WHEN staff_total = 0 THEN staff_total ELSE staff_fulltime END AS found, NULL AS expected,
    staff_total AS left_value, staff_fulltime AS right_value, NULL AS op,
    NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM values_2014
WHERE (staff_total = 0 AND coalesce(staff_fulltime, staff_parttime, 0) = 0 AND coalesce(staff_parttime, 0) = 0)
    OR (staff_fulltime > staff_total AND staff_parttime IS NULL)
