-- rule: X-TT-04
-- editions: 2008|2014|2019|2021
-- needs: claims
-- kind: text_vs_table
-- severity: error
-- linear: constant
-- title_zh: 正文的答复或办结数与表不符
-- title_en: Replies or closures differ between text and table
-- statement: 正文称“{note}”，而表中{suspect}为{found}
-- statement_en: the text says “{note}”, but {suspect} in the table is {found}
-- basis: 正文与表格说的是同一年 / text and table describe the same year
-- exceptions: 正文所称办结可指答复；办理可含上年结转和未办结的 / the text may call replies closures; handling may count all that were in hand

WITH handled AS (
    SELECT
        stated.*, cell.value AS own, other.item AS other_item,
        -- A text that says 办结 of what the form calls 答复 is not wrong.
        stated.op = '=' AND other.value = stated.value AND cell.value <> stated.value AS is_other
    FROM stated
    JOIN cells AS cell USING (report_id, item)
    LEFT JOIN cells AS other
        ON other.report_id = stated.report_id
        AND other.item IN ('replies_total', 'requests_closed')  -- or every cell of every report would be at hand
        AND other.item = CASE stated.item
            WHEN 'replies_total' THEN 'requests_closed' WHEN 'requests_closed' THEN 'replies_total' END
    LEFT JOIN cells AS received ON received.report_id = stated.report_id AND received.item = 'requests_new__total'
    LEFT JOIN cells AS carried ON carried.report_id = stated.report_id AND carried.item = 'requests_carried_in__total'
    WHERE stated.item IN ('a_replies_total', 'replies_total', 'requests_closed', 'outcomes_total__total')
        -- 办理 may be said of all that were in hand
        AND NOT coalesce(
            stated.item = 'outcomes_total__total' AND contains(stated.text, '办理')
            AND NOT regexp_matches(stated.text, '办结|答复') AND stated.value = received.value + carried.value, false)
)
SELECT
    report_id, NULL AS severity, [CASE WHEN is_other THEN other_item ELSE item END] AS items,
    CASE WHEN is_other THEN other_item ELSE item END AS suspect,
    CASE WHEN is_other THEN value ELSE own END AS found, value AS expected,
    CASE WHEN is_other THEN value ELSE own END AS left_value, value AS right_value, op,
    text AS note_zh, text AS note_en, locator
FROM handled
