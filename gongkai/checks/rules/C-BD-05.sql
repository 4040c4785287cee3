-- rule: C-BD-05
-- editions: 2019
-- kind: bound
-- severity: error
-- linear: pair
-- title_zh: 对外公开总数少于本年新公开数
-- title_en: Fewer documents public in total than newly public
-- statement: {suspect}为{found}，少于本年新公开的{expected}
-- statement_en: {suspect} is {found}, less than the {expected} made public this year
-- basis: 年末存量不小于当年新增 / the stock at the end of the year holds what the year added
-- exceptions: 当年公开、当年撤下或失效 / published and withdrawn within the year

SELECT
    report_id, NULL AS severity, ['rules__public_total', 'rules__newly_public'] AS items,
    'rules__public_total' AS suspect, rules__public_total AS found, rules__newly_public AS expected,
    rules__public_total AS left_value, rules__newly_public AS right_value, '>=' AS op,
    NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM values_2019
UNION ALL BY NAME
SELECT
    report_id, NULL AS severity, ['normative_docs__public_total', 'normative_docs__newly_public'] AS items,
    'normative_docs__public_total' AS suspect, normative_docs__public_total AS found,
    normative_docs__newly_public AS expected, normative_docs__public_total AS left_value,
    normative_docs__newly_public AS right_value, '>=' AS op,
    NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM values_2019
