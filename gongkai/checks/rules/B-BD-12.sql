-- rule: B-BD-12
-- editions: 2014
-- kind: bound
-- severity: info
-- linear: pair
-- title_zh: 办结数多于收到数
-- title_en: More requests closed than received
-- statement: {suspect}为{found}，多于当年收到的{expected}
-- statement_en: {suspect} is {found}, more than the {expected} received in the year
-- basis: 收到与办结的流量关系 / what is closed was received
-- exceptions: 上年收到、当年办结的申请（表中无结转行） / requests carried over from last year: the form has no row for them

SELECT
    report_id, NULL AS severity, ['requests_closed', 'requests_received'] AS items, 'requests_closed' AS suspect,
    requests_closed AS found, requests_received AS expected,
    requests_closed AS left_value, requests_received AS right_value, '<=' AS op,
    NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM values_2014
