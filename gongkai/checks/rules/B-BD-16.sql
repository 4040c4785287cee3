-- rule: B-BD-16
-- editions: 2014
-- kind: bound
-- severity: warning
-- title_zh: 无申请而收费
-- title_en: Fees without any request
-- statement: {suspect}为{found}，而当年未收到、办结或答复申请，上年也无已知未结的申请
-- statement_en: {suspect} is {found}, but no request was received, closed or answered in the year, nor is any known to be open from the last
-- basis: 费用因申请而生 / fees are charged for requests
-- exceptions: 其他行政收费误填此处；补收往年申请的费用 / other administrative fees entered here; fees for requests of earlier years

SELECT
    form.report_id, NULL AS severity,
    ['fees_collected', 'requests_received', 'requests_closed', 'replies_total'] AS items,
    'fees_collected' AS suspect, fees_collected AS found, 0 AS expected,
    fees_collected AS left_value, 0 AS right_value, NULL AS op,
    NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM values_2014 AS form
LEFT JOIN previous USING (report_id)
LEFT JOIN still_open AS before ON before.report_id = previous.previous_id
-- A request of an earlier year that was paid for would show as closed or answered.
WHERE fees_collected > 0 AND requests_received + requests_closed + replies_total = 0
    AND coalesce(before.requests, 0) = 0
