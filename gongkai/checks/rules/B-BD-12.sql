-- rule: B-BD-12
-- editions: 2014
-- kind: bound
-- severity: info
-- linear: constant
-- less: requests_received
-- threshold: share = 1.25 : 多出多少为警告 / closed by what is at hand, from which on it is a warning
-- threshold: slack = 2 : 件数差额不足此数不为警告 / requests too many that are no warning yet
-- title_zh: 办结数多于收到数
-- title_en: More requests closed than received
-- statement: {suspect}为{found}，多于当年收到与已知上年未结合计的{expected}
-- statement_en: {suspect} is {found}, more than the {expected} received in the year or known to be open from the last
-- basis: 收到与办结的流量关系 / what is closed was received
-- exceptions: 上年收到、当年办结的申请（表中无结转行）；已有往年报告仍多出四分之一的为警告 / requests carried over from last year: the form has no row for them; a warning where earlier reports are known and it is a quarter more

SELECT
    form.report_id,
    CASE
        WHEN before.requests IS NOT NULL AND requests_closed - requests_received - before.requests > threshold('B-BD-12', 'slack')
            AND requests_closed > threshold('B-BD-12', 'share') * (requests_received + before.requests) THEN 'warning' END AS severity,
    ['requests_closed', 'requests_received'] AS items, 'requests_closed' AS suspect,
    requests_closed AS found, requests_received + coalesce(before.requests, 0) AS expected,
    requests_closed - requests_received AS left_value, coalesce(before.requests, 0) AS right_value, '<=' AS op,
    NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM values_2014 AS form
LEFT JOIN previous USING (report_id)
LEFT JOIN still_open AS before ON before.report_id = previous.previous_id
