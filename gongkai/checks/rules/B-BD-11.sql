-- rule: B-BD-11
-- editions: 2014
-- kind: bound
-- severity: info
-- linear: pair
-- title_zh: 答复数与办结数不同
-- title_en: Replies and closures differ
-- statement: {suspect}为{found}，办结数为{expected}
-- statement_en: {suspect} is {found}, requests closed are {expected}
-- basis: 一件办结通常有一份答复 / every closure normally has a reply
-- exceptions: 一件多份答复、告知补正、撤回或并案 / several replies to a request, notices to amend, withdrawn or merged requests

SELECT
    report_id, NULL AS severity, ['replies_total', 'requests_closed'] AS items, 'replies_total' AS suspect,
    replies_total AS found, requests_closed AS expected,
    replies_total AS left_value, requests_closed AS right_value, '=' AS op,
    NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM values_2014
