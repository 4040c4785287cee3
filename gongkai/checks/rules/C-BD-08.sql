-- rule: C-BD-08
-- editions: 2019
-- kind: bound
-- severity: warning
-- title_zh: 有处理决定而无项目
-- title_en: Decisions without any item
-- statement: {suspect}为{found}，而上一年项目数量与本年增减之和为0
-- statement_en: {suspect} is {found}, but last year's items and this year's change come to 0
-- basis: 有权力事项才有处理决定 / a decision rests on an item
-- exceptions: 年内取消的事项，取消前已作决定 / items abolished during the year after decisions were made

WITH lines AS MATERIALIZED (
    SELECT report_id, item, value, locator
    FROM cells
    JOIN reports AS report USING (report_id)
    WHERE report.edition = '2019'
        AND (ends_with(item, '__decisions') OR ends_with(item, '__items_prev') OR ends_with(item, '__items_change'))
)
SELECT
    report_id, NULL AS severity, [decision.item, previous.item, change.item] AS items, decision.item AS suspect,
    decision.value AS found, 0 AS expected, decision.value AS left_value,
    previous.value + change.value AS right_value, NULL AS op,
    NULL AS note_zh, NULL AS note_en, decision.locator
FROM lines AS decision
JOIN lines AS previous USING (report_id)
JOIN lines AS change USING (report_id)
WHERE ends_with(decision.item, '__decisions')
    AND previous.item = replace(decision.item, '__decisions', '__items_prev')
    AND change.item = replace(decision.item, '__decisions', '__items_change')
    -- C-BD-07 speaks where the sum is negative
    AND decision.value > 0 AND previous.value + change.value = 0
