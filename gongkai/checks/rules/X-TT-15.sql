-- rule: X-TT-15
-- editions: 2008|2014|2019|2021
-- needs: claims
-- kind: text_vs_table
-- severity: warning
-- linear: constant
-- title_zh: 正文的其他数字与表不符
-- title_en: Another figure differs between text and table
-- statement: 正文称“{note}”，而表中{suspect}为{found}
-- statement_en: the text says “{note}”, but {suspect} in the table is {found}
-- basis: 正文与表格说的是同一年 / text and table describe the same year
-- exceptions: 正文或只说其中一部分 / the text may speak of a part only

SELECT
    stated.report_id, NULL AS severity, [stated.item] AS items, stated.item AS suspect,
    cell.value AS found, stated.value AS expected, cell.value AS left_value, stated.value AS right_value, stated.op,
    stated.text AS note_zh, stated.text AS note_en, stated.locator
FROM stated
JOIN cells AS cell USING (report_id, item)
-- of what the form splits over several cells X-TT-06 and X-TT-16 speak
ANTI JOIN split_claims AS split ON split.report_id = stated.report_id AND split.concept = stated.concept
-- A text that speaks of carried-over requests may count those of each kind of applicant in.
LEFT JOIN cells AS carried
    ON carried.report_id = stated.report_id AND stated.item LIKE 'requests!_new!_!_%' ESCAPE '!'
    AND carried.item = replace(stated.item, 'requests_new__', 'requests_carried_in__')
-- What no other rule compares: means of requests, kinds of reply, channels, responses, meetings, fees.
WHERE stated.item NOT IN (
    'proactive_total', 'a_proactive_total', 'a_requests_received', 'requests_received', 'requests_new__total',
    'a_replies_total', 'replies_total', 'requests_closed', 'outcomes_total__total', 'requests_carried_in__total',
    'requests_carried_out__total', 'a_normative_docs_new', 'normative_docs_issued', 'proactive_normative_docs',
    'normative_docs__made', 'normative_docs__newly_public', 'normative_docs__issued', 'staff_total',
    'staff_fulltime', 'staff_parttime', 'a_staff_total', 'a_staff_fulltime', 'a_staff_parttime')
    -- the form prescribes no unit of this amount: without one it is not known what the cell says
    AND (stated.item <> 'procurement__amount' OR contains(cell.raw, '元'))
    AND NOT coalesce(contains(stated.text, '结转') AND stated.value = cell.value + carried.value, false)
    AND NOT regexp_matches(stated.item, '^(a_)?(reconsideration|litigation|recon|lit_direct|lit_after)_')
