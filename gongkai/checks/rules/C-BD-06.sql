-- rule: C-BD-06
-- editions: 2019
-- kind: bound
-- severity: info
-- linear: pair
-- title_zh: 新公开数与新制作数不同
-- title_en: Newly public and newly made documents differ
-- statement: {suspect}为{found}，本年新制作{expected}
-- statement_en: {suspect} is {found}, newly made are {expected}
-- basis: 当年制作的文件通常当年公开 / what a year makes it normally publishes
-- exceptions: 补公开往年文件（公开多于制作）；不予公开或次年公开（公开少于制作） / older documents opened, or documents kept back or published a year later

SELECT
    report_id, NULL AS severity, ['rules__newly_public', 'rules__made'] AS items,
    'rules__newly_public' AS suspect, rules__newly_public AS found, rules__made AS expected,
    rules__newly_public AS left_value, rules__made AS right_value, '=' AS op,
    NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM values_2019
UNION ALL BY NAME
SELECT
    report_id, NULL AS severity, ['normative_docs__newly_public', 'normative_docs__made'] AS items,
    'normative_docs__newly_public' AS suspect, normative_docs__newly_public AS found,
    normative_docs__made AS expected, normative_docs__newly_public AS left_value,
    normative_docs__made AS right_value, '=' AS op,
    NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM values_2019
