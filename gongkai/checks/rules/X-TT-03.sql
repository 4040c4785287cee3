-- rule: X-TT-03
-- editions: 2008|2014|2019|2021
-- kind: text_vs_table
-- severity: error
-- linear: constant
-- title_zh: 正文的收到申请数与表不符
-- title_en: Requests received differ between text and table
-- statement: 正文称“{note}”，而表中{suspect}为{found}
-- statement_en: the text says “{note}”, but {suspect} in the table is {found}
-- basis: 正文与表格说的是同一年 / text and table describe the same year
-- exceptions: 正文只计书面申请；信访件 / the text counts written requests only; petitions

WITH requests AS (
    SELECT *, item = 'requests_new__total' AND contains(text, '结转') AS with_carried_in
    FROM stated
    WHERE item IN ('a_requests_received', 'requests_received', 'requests_new__total')
)
SELECT
    stated.report_id, NULL AS severity,
    CASE WHEN with_carried_in THEN [stated.item, 'requests_carried_in__total'] ELSE [stated.item] END AS items,
    stated.item AS suspect, cell.value AS found,
    stated.value - CASE WHEN with_carried_in THEN carried.value ELSE 0 END AS expected,
    cell.value + CASE WHEN with_carried_in THEN carried.value ELSE 0 END AS left_value,
    stated.value AS right_value, stated.op, stated.text AS note_zh, stated.text AS note_en, stated.locator
FROM requests AS stated
JOIN cells AS cell USING (report_id, item)
LEFT JOIN cells AS carried
    ON carried.report_id = stated.report_id AND carried.item = 'requests_carried_in__total'
