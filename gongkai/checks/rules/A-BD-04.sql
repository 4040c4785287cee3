-- rule: A-BD-04
-- editions: 2008|2008_fujian|2014_fujian
-- kind: bound
-- severity: info
-- linear: pair
-- title_zh: 答复数多于申请数
-- title_en: More replies than requests
-- statement: {suspect}为{found}，多于收到的申请{expected}
-- statement_en: {suspect} is {found}, more than the {expected} requests received
-- basis: 有申请才有答复；年初存量表中不列 / a reply answers a request; the form does not print what was open at the start
-- exceptions: 答复上年申请；一件申请分几次答复 / replies to requests of last year; several replies to one request

SELECT
    report_id, NULL AS severity, ['a_replies_total', 'a_requests_received'] AS items, 'a_replies_total' AS suspect,
    a_replies_total AS found, a_requests_received AS expected,
    a_replies_total AS left_value, a_requests_received AS right_value, '<=' AS op,
    NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM values_2008
UNION ALL BY NAME
SELECT
    reply.report_id, NULL AS severity, [reply.item, request.item] AS items, reply.item AS suspect,
    reply.value AS found, request.value AS expected, reply.value AS left_value, request.value AS right_value,
    '<=' AS op, NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM cells AS reply
JOIN cells AS request
    ON request.report_id = reply.report_id
    AND request.item = replace(reply.item, 'fj_replies_total', 'fj_requests_total')
WHERE starts_with(reply.item, 'fj_replies_total__')
