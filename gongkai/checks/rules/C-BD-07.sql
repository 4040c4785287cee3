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

WITH lines AS MATERIALIZED (
    SELECT report_id, item, value
    FROM cells
    JOIN reports AS report USING (report_id)
    WHERE report.edition = '2019' AND (ends_with(item, '__items_prev') OR ends_with(item, '__items_change'))
)
SELECT
    report_id, NULL AS severity, [previous.item, change.item] AS items, change.item AS suspect,
    change.value AS found, -previous.value AS expected, previous.value + change.value AS left_value,
    0 AS right_value, '>=' AS op, NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM lines AS previous
JOIN lines AS change USING (report_id)
WHERE ends_with(previous.item, '__items_prev')
    AND change.item = replace(previous.item, '__items_prev', '__items_change')
