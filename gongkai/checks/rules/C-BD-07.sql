-- rule: C-BD-07
-- editions: 2019
-- kind: bound
-- severity: error
-- linear: constant
-- title_zh: 减少的项目多于原有项目
-- title_en: More items dropped than there were
-- statement: {suspect}为{found}，而上一年项目数量不足以减去
-- statement_en: {suspect} is {found}, which takes away more items than there were last year
-- basis: 项目存量不为负 / a stock of items is not negative
-- exceptions:

SELECT
    report_id, NULL AS severity, [previous.item, change.item] AS items, change.item AS suspect,
    change.value AS found, -previous.value AS expected, previous.value + change.value AS left_value,
    0 AS right_value, '>=' AS op, NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM cells AS previous
JOIN cells AS change USING (report_id)
JOIN reports AS report USING (report_id)
WHERE report.edition = '2019' AND previous.item LIKE '%\_\_items\_prev' ESCAPE '\'
    AND change.item = replace(previous.item, '__items_prev', '__items_change')
