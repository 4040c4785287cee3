-- rule: B-BD-09
-- editions: 2014
-- kind: bound
-- severity: warning
-- title_zh: 有回应而无回应方式
-- title_en: Responses without any form of response
-- statement: {suspect}为{found}，而各种回应方式均为0
-- statement_en: {suspect} is {found}, but every form of response is 0
-- basis: 每次回应总有一种方式 / each response has a form
-- exceptions: 分方式未统计 / forms of response not collected

SELECT
    report_id, NULL AS severity,
    ['response_hot_issues', 'press_conferences', 'online_interviews', 'interpretation_articles',
     'weibo_wechat_responses', 'other_responses'] AS items,
    'response_hot_issues' AS suspect, response_hot_issues AS found, NULL AS expected,
    0 AS left_value, response_hot_issues AS right_value, NULL AS op, NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM values_2014
WHERE response_hot_issues > 0
    AND press_conferences + online_interviews + interpretation_articles + weibo_wechat_responses
        + other_responses = 0
