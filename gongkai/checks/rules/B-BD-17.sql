-- rule: B-BD-17
-- editions: 2014
-- needs: other_years
-- kind: bound
-- severity: info
-- title_zh: 有复议诉讼而两年无申请
-- title_en: Appeals without any request in two years
-- statement: 行政复议、行政诉讼合计{found}件，而本年与上年均未收到申请
-- statement_en: there are {found} reconsiderations and lawsuits, but no request was received this year or the last
-- basis: 争议因申请而生 / disputes come from requests
-- exceptions: 因主动公开引起的争议；更早年份的争议；复议机关填报其审理的案件 / disputes over proactive disclosure; disputes of earlier years; a reviewing body counts what it decided

SELECT
    form.report_id, NULL AS severity, ['reconsideration_total', 'litigation_total', 'requests_received'] AS items,
    NULL AS suspect, reconsideration_total + litigation_total AS found, 0 AS expected,
    reconsideration_total + litigation_total AS left_value, 0 AS right_value, NULL AS op,
    NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM values_2014 AS form
JOIN previous USING (report_id)
JOIN received AS before ON before.report_id = previous.previous_id
WHERE reconsideration_total + litigation_total > 0 AND requests_received + before.requests = 0
