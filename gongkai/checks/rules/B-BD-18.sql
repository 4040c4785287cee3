-- rule: B-BD-18
-- editions: 2014
-- needs: other_years
-- kind: bound
-- severity: info
-- title_zh: 行政诉讼多于两年的申请与举报
-- title_en: More lawsuits than requests and complaints in two years
-- statement: {suspect}为{found}，多于本年与上年收到的申请及举报投诉合计的{expected}
-- statement_en: {suspect} is {found}, more than the {expected} requests of two years and complaints together
-- basis: 数量级 / order of magnitude
-- exceptions: 同一人反复起诉 / serial litigants

SELECT
    form.report_id, NULL AS severity, ['litigation_total', 'requests_received', 'complaints_total'] AS items,
    'litigation_total' AS suspect, litigation_total AS found,
    requests_received + before.requests + complaints_total AS expected, litigation_total AS left_value,
    requests_received + before.requests + complaints_total AS right_value, NULL AS op,
    NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM values_2014 AS form
JOIN previous USING (report_id)
JOIN received AS before ON before.report_id = previous.previous_id
WHERE litigation_total > requests_received + before.requests + complaints_total
    -- Without any request B-BD-17 says it.
    AND requests_received + before.requests > 0
