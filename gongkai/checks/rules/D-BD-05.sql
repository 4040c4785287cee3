-- rule: D-BD-05
-- editions: 2021
-- kind: bound
-- severity: error
-- linear: last
-- title_zh: 现行有效件数少于本年制发减废止
-- title_en: Fewer documents in force than issued less repealed
-- statement: {suspect}为{found}，而仅本年制发减去废止已有{expected}
-- statement_en: {suspect} is {found}, but what was issued less what was repealed this year is {expected} already
-- basis: 年末存量等于年初存量加制发减废止，年初存量不为负 / the stock at the end is that at the start plus issued less repealed, and no stock is negative
-- exceptions: 当年制发、当年失效 / documents issued and expired within the year

SELECT
    report_id, NULL AS severity, ['rules__in_force', 'rules__repealed', 'rules__issued'] AS items,
    'rules__in_force' AS suspect, rules__in_force AS found, rules__issued - rules__repealed AS expected,
    rules__in_force + rules__repealed AS left_value, rules__issued AS right_value, '>=' AS op,
    NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM values_2021
UNION ALL BY NAME
SELECT
    report_id, NULL AS severity,
    ['normative_docs__in_force', 'normative_docs__repealed', 'normative_docs__issued'] AS items,
    'normative_docs__in_force' AS suspect, normative_docs__in_force AS found,
    normative_docs__issued - normative_docs__repealed AS expected,
    normative_docs__in_force + normative_docs__repealed AS left_value, normative_docs__issued AS right_value,
    '>=' AS op, NULL AS note_zh, NULL AS note_en, NULL AS locator
FROM values_2021
