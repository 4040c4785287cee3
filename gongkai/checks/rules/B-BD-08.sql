-- rule: B-BD-08
-- editions: 2014
-- kind: bound
-- severity: warning
-- linear: pair
-- title_zh: 分渠道回应数多于回应总数
-- title_en: More responses on a channel than issues responded to
-- statement: {suspect}为{found}，多于回应热点或舆情总数{expected}
-- statement_en: {suspect} is {found}, more than the {expected} issues responded to
-- basis: 同一热点以不同方式回应计1次 / an issue counts once however it is answered
-- exceptions: 按发布条数计数 / posts counted instead of issues

SELECT
    report_id, NULL AS severity, ['weibo_wechat_responses', 'response_hot_issues'] AS items, 'weibo_wechat_responses' AS suspect,
    weibo_wechat_responses AS found, response_hot_issues AS expected,
    weibo_wechat_responses AS left_value, response_hot_issues AS right_value, '<=' AS op,
    NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM values_2014
UNION ALL BY NAME
SELECT
    report_id, NULL AS severity, ['other_responses', 'response_hot_issues'] AS items, 'other_responses' AS suspect,
    other_responses AS found, response_hot_issues AS expected,
    other_responses AS left_value, response_hot_issues AS right_value, '<=' AS op,
    NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM values_2014
